/**
 * What the build does to our classes after the compiler: decision 0022.
 *
 * <p>Java's compiler leaves lambdas and the methods of records to the start: the virtual machine
 * makes their classes and their code when they are first met, and a start meets a thousand. {@link
 * io.postern.build.PlainClasses} makes them at the build. What a class does stays as it was.
 */
@NullMarked
package io.postern.build;

import org.jspecify.annotations.NullMarked;
