package io.postern.config.problem;

/** One thing to say about the files. The message names what was expected and what was found. */
public record Finding(Grade grade, Place place, String message) {

    public static Finding problem(Place place, String message) {
        return new Finding(Grade.PROBLEM, place, message);
    }

    public static Finding waiting(Place place, String message) {
        return new Finding(Grade.WAITING, place, message);
    }

    public static Finding note(Place place, String message) {
        return new Finding(Grade.NOTE, place, message);
    }
}
