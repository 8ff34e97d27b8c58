package io.licit.server.law;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.engine.folder.Books;
import io.licit.engine.folder.Opened;
import io.licit.server.desk.Desk;
import java.util.ArrayList;
import java.util.List;

/**
 * The law with the tests of its rules, which are most of its text: read when it is first asked for, and again when the
 * workspace changes. Everything else is asked of the book without.
 */
public final class TestedBook {
    private final Desk desk;
    private final List<Read> read = new ArrayList<>(1);

    public TestedBook(Desk desk) {
        this.desk = desk;
    }

    private record Read(Opened opened, LawBook shipped, LawBook whole) {}

    public synchronized LawBook book() {
        Opened opened = desk.standing().opened();
        if (read.isEmpty() || read.get(0).opened() != opened) {
            LawBook shipped =
                    read.isEmpty() ? Books.shippedWithTests() : read.get(0).shipped();
            LawBook whole = opened.workspace()
                    .map(workspace -> Books.with(shipped, workspace.packs(), new Diagnostics()))
                    .orElse(shipped);
            read.clear();
            read.add(new Read(opened, shipped, whole));
        }
        return read.get(0).whole();
    }
}
