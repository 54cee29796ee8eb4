package io.postern.bench;

/** The least that a Java program can do: it says hello, and waits. */
public final class Hello {

    private Hello() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("Hello");
        System.in.read();
    }
}
