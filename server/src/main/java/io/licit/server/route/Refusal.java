package io.licit.server.route;

import io.licit.server.view.Text;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** What a visitor can't have, said so that she knows what to do. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String key;
    private final transient Object[] arguments;

    /** @param key of the sentence */
    public Refusal(int status, String key, Object... arguments) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
    }

    public static Refusal notFound() {
        return new Refusal(404, "error.not-found");
    }

    /** What was asked for at an address that nobody answers at, or what the server itself has refused to read. */
    public static Refusal nothingHere(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known ? known : 404;
        if (status == 404) {
            return notFound();
        }
        if (status == 413) {
            return new Refusal(status, "error.too-large");
        }
        return status < 500 ? new Refusal(400, "error.unreadable") : new Refusal(500, "error.internal");
    }

    public int status() {
        return status;
    }

    public String said(Text text) {
        return text.of(key, arguments);
    }
}
