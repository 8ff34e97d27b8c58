package io.licit.cli.remote;

import java.util.regex.Pattern;

/** Whose questions they are. Its text is told to the server and to nobody else. */
public final class AccessToken {
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7E]{8,512}");

    private final String secret;

    private AccessToken(String secret) {
        this.secret = secret;
    }

    /** @throws RemoteException where it can't be one */
    public static AccessToken of(String text) {
        String secret = text.strip();
        if (!SHAPE.matcher(secret).matches()) {
            throw RemoteException.mistake(
                    "what is given as a token is none",
                    "a token is one word, such as licit_…; the page `Tokens` of the server makes one");
        }
        return new AccessToken(secret);
    }

    String header() {
        return "Bearer " + secret;
    }

    @Override
    public String toString() {
        return "a token";
    }
}
