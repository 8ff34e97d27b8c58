package io.licit.cli.remote;

import io.licit.core.json.Json;
import java.util.List;

/** A server did not do what it was asked for, or could not be asked. */
public final class RemoteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String help;
    private final transient List<Json> findings;

    /** Whose turn it is. */
    public enum Kind {
        /** What was asked for can't be, or the token is not known. */
        MISTAKE,
        /** It does not stand so that this can be done: closed already, another kind, mistakes in a text. */
        CONFLICT,
        /** Work was begun on the server, and did not come to its end. */
        FAILED,
        /** There stand findings of the law against it. */
        FINDINGS,
        /** Who asks may not: no role, no certificate, or one of two pairs of eyes. */
        BLOCKED,
        /** The server or the way to it failed. */
        WORLD
    }

    private RemoteException(Kind kind, String message, String help, List<Json> findings) {
        super(message);
        this.kind = kind;
        this.help = help;
        this.findings = findings;
    }

    static RemoteException mistake(String message, String help) {
        return new RemoteException(Kind.MISTAKE, message, help, List.of());
    }

    static RemoteException conflict(String message) {
        return new RemoteException(Kind.CONFLICT, message, "", List.of());
    }

    static RemoteException failed(String reason) {
        return new RemoteException(Kind.FAILED, "the server did not get it done: " + reason, "", List.of());
    }

    static RemoteException blocked(String message, String help) {
        return new RemoteException(Kind.BLOCKED, message, help, List.of());
    }

    static RemoteException world(String message, String help) {
        return new RemoteException(Kind.WORLD, message, help, List.of());
    }

    static RemoteException found(String message, String help, List<Json> findings) {
        return new RemoteException(Kind.FINDINGS, message, help, List.copyOf(findings));
    }

    public Kind kind() {
        return kind;
    }

    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** What to do about it; may be empty. */
    public String help() {
        return help;
    }

    /** What was found, as the server has it; of the kind {@link Kind#FINDINGS} alone. */
    public List<Json> findings() {
        return findings;
    }
}
