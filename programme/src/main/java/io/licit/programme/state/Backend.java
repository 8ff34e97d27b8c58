package io.licit.programme.state;

import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** A kind of database that the state can be kept in. */
sealed interface Backend permits Sqlite, Postgres {
    Connection connect();

    /** Address, name and password for the migrations. */
    Login login();

    /** Words in the migrations that the kinds of database spell differently. */
    Map<String, String> spelling();

    List<String> beginWriting();

    List<String> beginReading();

    /** Outside of a transaction: leaves nothing on the disk of what was deleted. */
    List<String> compaction();

    /** A query for the names of all tables, as {@code name}. */
    String tables();

    /** Statements after which rows that are added to a table get numbers behind those that were put into it. */
    List<String> counting(String table);

    /** Whether an answer is held whole, so that a long one is read through a cursor. */
    boolean holdsAnswers();

    record Login(String url, String name, String password) {}
}
