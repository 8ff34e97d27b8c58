package io.licit.cli;

import io.licit.core.diagnostic.Said;
import io.licit.engine.Progress;
import java.util.Locale;

/**
 * A line on standard error that says what is being done, for a person at a terminal, and only once it has taken a second.
 * Closing it takes the line away.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long PATIENCE_MILLIS = 1000;
    private static final long REDRAW_MILLIS = 120;
    private static final int BAR = 24;
    private static final String TURNS = "|/-\\";

    private final Shell shell;
    private final Thread drawing;
    private volatile String what;
    private volatile double share = -1;
    private volatile boolean closed;

    private ProgressLine(Shell shell, String what) {
        this.shell = shell;
        this.what = what;
        this.drawing = new Thread(this::draw, "progress");
        drawing.setDaemon(true);
    }

    /** Begins; draws nothing where nobody looks. */
    static ProgressLine of(Shell shell, boolean quiet, String what) {
        ProgressLine progress = new ProgressLine(shell, what);
        if (shell.terminalErr() && !quiet) {
            progress.drawing.start();
        }
        return progress;
    }

    @Override
    public void at(Said task, double done) {
        what = task.text();
        share = done;
    }

    @Override
    public void close() {
        closed = true;
        if (!drawing.isAlive()) {
            return;
        }
        drawing.interrupt();
        try {
            drawing.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw() {
        boolean drawn = false;
        try {
            Thread.sleep(PATIENCE_MILLIS);
            for (int turn = 0; !closed; turn++) {
                drawn = true;
                shell.err().print("\r\u001b[2K" + bar(turn) + " " + what);
                shell.err().flush();
                Thread.sleep(REDRAW_MILLIS);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
        if (drawn) {
            shell.err().print("\r\u001b[2K");
            shell.err().flush();
        }
    }

    private String bar(int turn) {
        if (share < 0) {
            return String.valueOf(TURNS.charAt(turn % TURNS.length()));
        }
        int full = (int) Math.round(Math.min(1, share) * BAR);
        return String.format(Locale.ROOT, "[%s%s] %3.0f%%", "#".repeat(full), " ".repeat(BAR - full), share * 100);
    }
}
