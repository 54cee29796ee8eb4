package io.postern.serial.find;

/** One of the things that settings name as ports. */
@FunctionalInterface
interface Wish {

    void look(Found found);
}
