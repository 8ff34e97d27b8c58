package io.licit.core.json;

/** A text that is not JSON. Who reads what a person wrote turns this into a diagnostic. */
public final class JsonSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    JsonSyntaxException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Where in the text, in UTF-16 code units from zero. */
    public int offset() {
        return offset;
    }
}
