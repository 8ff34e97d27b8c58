package io.licit.server;

/** What a visitor can't have, said so that she knows what to do. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String key;
    private final transient Object[] arguments;

    /** @param key of the sentence */
    Refusal(int status, String key, Object... arguments) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
    }

    static Refusal notFound() {
        return new Refusal(404, "error.not-found");
    }

    int status() {
        return status;
    }

    String said(Text text) {
        return text.of(key, arguments);
    }
}
