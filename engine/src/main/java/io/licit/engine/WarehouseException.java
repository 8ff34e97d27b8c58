package io.licit.engine;

import io.licit.core.diagnostic.Diagnostic;
import java.util.List;

/** The warehouse can't do what was asked. Messages never hold personal data; a cause may, and is not for display. */
public final class WarehouseException extends RuntimeException {
    private final Kind kind;
    private final transient List<Diagnostic> diagnostics;

    private WarehouseException(Kind kind, String message, Throwable cause, List<Diagnostic> diagnostics) {
        super(message, cause);
        this.kind = kind;
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** The definitions or the data are to be mended. */
    public static WarehouseException author(List<Diagnostic> diagnostics) {
        return new WarehouseException(Kind.AUTHOR, "the data can't be loaded", new NoCause(), diagnostics);
    }

    /** The machine, the disk or the settings are to be mended. */
    public static WarehouseException environment(String message, Throwable cause) {
        return new WarehouseException(Kind.ENVIRONMENT, message, cause, List.of());
    }

    /** A server of the sources can't be reached; the diagnostics say which, and where it is named. */
    static WarehouseException unreachable(String message, List<Diagnostic> diagnostics, Throwable cause) {
        return new WarehouseException(Kind.ENVIRONMENT, message, cause, diagnostics);
    }

    static WarehouseException environment(String message) {
        return environment(message, new NoCause());
    }

    static WarehouseException internal(String message, Throwable cause) {
        return new WarehouseException(Kind.INTERNAL, message, cause, List.of());
    }

    public Kind kind() {
        return kind;
    }

    /** What is to be mended, and where; empty where no place in a text is at fault. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Who can mend it. */
    public enum Kind {
        AUTHOR,
        ENVIRONMENT,
        INTERNAL
    }

    /** Stands where nothing lower failed. */
    private static final class NoCause extends Exception {
        NoCause() {
            super("nothing lower failed", null, false, false);
        }
    }
}
