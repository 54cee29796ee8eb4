/** What every command of the program has: its surroundings, its folders, where it speaks. */
@NullMarked
package io.postern.app.session;

import org.jspecify.annotations.NullMarked;
