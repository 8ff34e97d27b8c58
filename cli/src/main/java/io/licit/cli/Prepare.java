package io.licit.cli;

import io.licit.engine.folder.Books;
import io.licit.engine.folder.PreparedLaw;
import java.io.IOException;

/** The last step of a build: the shipped law is laid out for a quick start. Licit works without. */
public final class Prepare {
    private Prepare() {}

    /** @throws IOException where the folder of the jars can't be written to */
    public static void main(String[] none) throws IOException {
        PreparedLaw.write(Books.shippedTexts());
    }
}
