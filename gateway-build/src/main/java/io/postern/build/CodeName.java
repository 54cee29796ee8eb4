package io.postern.build;

/**
 * What the method with a lambda's code is called: {@code open$0} for the compiler's {@code
 * lambda$open$0}. Readers of class files, such as the tests of our structure, look into methods of
 * the compiler's name only where an instruction leads there that is no longer written.
 */
final class CodeName {
    private static final String COMPILERS = "lambda$";

    private CodeName() {}

    static boolean isOfLambda(String method) {
        return method.startsWith(COMPILERS);
    }

    static String plain(String method) {
        return isOfLambda(method) ? method.substring(COMPILERS.length()) : method;
    }
}
