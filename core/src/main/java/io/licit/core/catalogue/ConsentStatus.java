package io.licit.core.catalogue;

/** What a row of the consent ledger says, after ISO/IEC TS 27560. */
public enum ConsentStatus implements Word {
    GRANTED("granted"),
    INFORMED("informed"),
    WITHDRAWN("withdrawn"),
    OBJECTED("objected");

    private final String word;

    ConsentStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
