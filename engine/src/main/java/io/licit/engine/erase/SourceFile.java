package io.licit.engine.erase;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file of a table, whichever its kind. */
interface SourceFile {
    Path path();

    /** As messages name it. */
    String shown();

    /** The rows of the edit's person, and which of them it would leave. */
    List<Rows.Row> rows(Edit edit) throws IOException;

    /** Writes the file anew with the edit done; all else stays as it is, in the same order. */
    Edit.Done write(Edit edit, Path to) throws IOException;

    /**
     * How many rows hold an identifier.
     *
     * @param edit names whose rows the edit leaves; these do not count
     */
    long holding(Identifiers identifiers, Edit edit) throws IOException;

    /** How many rows that are not the edit's person's have an identifier as the value of one of its emptied columns. */
    long others(Edit edit) throws IOException;
}
