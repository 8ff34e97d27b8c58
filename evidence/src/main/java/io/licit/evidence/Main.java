package io.licit.evidence;

/** The verifier on its own. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {}
}
