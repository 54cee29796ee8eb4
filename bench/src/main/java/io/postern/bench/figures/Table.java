package io.postern.bench.figures;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Figures as people read them, with the quotients of some columns. */
public final class Table {

    private static final String LABEL = "%-36s";
    private static final int NARROWEST = 12;

    private final Figures figures;
    private final List<Quotient> quotients = new ArrayList<>();

    public Table(Figures figures) {
        this.figures = figures;
    }

    /** Beside the columns their quotient, where both were measured. */
    public Table compare(String column, String with) {
        if (figures.columns().containsAll(List.of(column, with))) {
            quotients.add(new Quotient(column, with));
        }
        return this;
    }

    public void print(String title, PrintStream out) {
        out.printf("%n" + LABEL, title);
        figures.columns().forEach(column -> out.print(right(column, column)));
        quotients.forEach(quotient -> out.print(right(quotient.title(), quotient.title())));
        out.println();
        figures.lines().forEach(figure -> line(figure, out));
    }

    private void line(MeasuredFigure figure, PrintStream out) {
        out.printf(LABEL, figure.words());
        for (var column : figures.columns()) {
            out.print(right(figure.show(figures.of(column, figure)), column));
        }
        for (var quotient : figure.compares() ? quotients : List.<Quotient>of()) {
            double ratio = figures.ratio(quotient.column(), quotient.with(), figure);
            out.print(right("%.2f".formatted(ratio), quotient.title()));
        }
        out.println();
    }

    private static String right(String text, String title) {
        return ("%" + Math.max(NARROWEST, title.length() + 2) + "s").formatted(text);
    }

    private record Quotient(String column, String with) {

        String title() {
            return column + "/" + with;
        }
    }
}
