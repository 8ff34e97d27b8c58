package io.licit.engine.bits;

/** Which of two halves a person is in: the one that choices are made on, or the one that is held out to check them. */
public final class Half {
    private Half() {}

    /**
     * 0 or 1, the same in every run: the last bit of MurmurHash3's finaliser (Appleby 2011, public domain) of the
     * person's number, so that neither the order of the ids nor any pattern in it tells the half.
     */
    public static int of(int person) {
        int hash = person;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return (hash ^ hash >>> 16) & 1;
    }
}
