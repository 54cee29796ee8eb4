package io.postern.api.testing;

import io.postern.api.setting.Findings;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a kind's own check finds, each as {@code setting: message}. */
public final class FakeFindings implements Findings {

    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Override
    public void problem(String setting, String message) {
        problems.add(setting + ": " + message);
    }

    @Override
    public void note(String setting, String message) {
        notes.add(setting + ": " + message);
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }
}
