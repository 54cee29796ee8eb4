package io.postern.app.session;

/** One call of the program. */
public record Session(Surroundings surroundings, Terminal terminal) {

    public static Session ofProcess() {
        var surroundings = Surroundings.ofProcess();
        return new Session(surroundings, Terminal.of(surroundings));
    }

    public Folders folders() {
        return Folders.beside(surroundings.home());
    }
}
