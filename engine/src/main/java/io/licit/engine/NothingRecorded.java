package io.licit.engine;

/** An empty ledger. */
enum NothingRecorded implements Recorded {
    NOTHING;

    @Override
    public Mark mark() {
        return Mark.NONE;
    }

    @Override
    public Mark tell(Listener listener) {
        return Mark.NONE;
    }

    @Override
    public Since since(Mark mark) {
        return Since.NOTHING;
    }
}
