package io.postern.serial.expect;

/**
 * Text for a regular expression that somebody hostile may have written: it can be looked at only so
 * often, which bounds the time that the expression takes. Used by one thread.
 */
final class BoundedText implements CharSequence {

    /** Nobody may look any more. */
    static final class SpentException extends RuntimeException {

        private static final long serialVersionUID = 1;

        SpentException() {
            super("a regular expression took too long", null, false, false);
        }
    }

    private static final int LOOKS = 1_000_000;

    private final String text;
    private int looks;

    BoundedText(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw new SpentException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
