package io.licit.core.diagnostic;

/**
 * Every kind of diagnostic. An id never changes its meaning and is never used again; each has a page in
 * {@code docs/codes/}.
 *
 * <p>SRC: text and YAML. WSP: the workspace's files. CAT: the catalogue. SEG: the condition language. LAW: packs. CHK:
 * a segment held against the law. DAT: data and the engine. FAI: groups of persons
 * treated differently. CMP: a campaign held against the law. CSN: consents as they come. EXP: what leaves. RQT:
 * requests of persons. TRN: courses and who has passed them. AUD: audits.
 */
public enum Code {
    SRC1001(Severity.ERROR, "YAML that can't be read"),
    SRC1002(Severity.ERROR, "a key that stands twice"),
    SRC1003(Severity.ERROR, "a key that is not known here"),
    SRC1004(Severity.ERROR, "a value of the wrong type"),
    SRC1005(Severity.ERROR, "a required key that is missing"),
    SRC1006(Severity.ERROR, "a word outside its vocabulary"),
    SRC1007(Severity.ERROR, "a file that is too large or nested too deeply"),
    SRC1008(Severity.ERROR, "a file that can't be read"),

    WSP1101(Severity.ERROR, "no workspace"),
    WSP1102(Severity.ERROR, "a name that stands twice"),
    WSP1103(Severity.ERROR, "a reference to something that is not there"),
    WSP1104(Severity.ERROR, "an unsupported workspace version"),
    WSP1105(Severity.WARNING, "a file that no command reads"),

    CAT1201(Severity.ERROR, "no table of persons, or more than one"),
    CAT1202(Severity.ERROR, "a table that is neither persons, events nor a ledger"),
    CAT1203(Severity.ERROR, "a column that the data does not have"),
    CAT1204(Severity.WARNING, "a column without a label"),
    CAT1205(Severity.ERROR, "lineage that goes in a circle"),
    CAT1206(Severity.ERROR, "a second ledger of one kind"),

    SEG2001(Severity.ERROR, "a condition that can't be read"),
    SEG2002(Severity.ERROR, "a name that is not in the catalogue"),
    SEG2003(Severity.ERROR, "values of different types"),
    SEG2004(Severity.ERROR, "a function used with the wrong arguments"),
    SEG2005(Severity.ERROR, "a condition that is not true or false"),
    SEG2006(Severity.ERROR, "a segment that is not there"),
    SEG2007(Severity.ERROR, "segments that refer to each other in a circle"),
    SEG2008(Severity.ERROR, "a condition that is too long or nested too deeply"),
    SEG2009(Severity.ERROR, "a name that means more than one column"),
    SEG2010(Severity.WARNING, "a comparison that can never be true"),

    LAW3001(Severity.ERROR, "a rule without a test that allows and one that denies"),
    LAW3002(Severity.ERROR, "a test of a rule that fails"),
    LAW3003(Severity.ERROR, "an effect that is not known"),
    LAW3004(Severity.ERROR, "a rule that names a rule which is not there"),
    LAW3005(Severity.ERROR, "a jurisdiction that is not known"),
    LAW3006(Severity.ERROR, "dates that can't be"),
    LAW3007(Severity.ERROR, "a workspace rule that would loosen shipped law"),
    LAW3008(Severity.ERROR, "a waiver of a rule that can't be waived"),
    LAW3009(Severity.ERROR, "a test of a rule that the engine answers otherwise than the reference"),

    CHK4001(Severity.ERROR, "a rule of law that is violated"),
    CHK4002(Severity.ERROR, "a rule of law that can't be decided without a signed assessment"),
    CHK4003(Severity.ERROR, "a segment without a reason"),
    CHK4004(Severity.ERROR, "a segment without a basis"),
    CHK4005(Severity.ERROR, "a basis without a valid assessment"),
    CHK4006(Severity.ERROR, "a column of unknown content"),
    CHK4007(Severity.ERROR, "a column held for audit that a segment reads"),
    CHK4008(Severity.WARNING, "an unlimited look-back"),
    CHK4009(Severity.WARNING, "no minimum size"),
    CHK4010(Severity.WARNING, "an audience smaller than the minimum"),
    CHK4011(Severity.NOTE, "a rule of law that is satisfied"),
    CHK4012(Severity.WARNING, "a pack that nobody has reviewed lately"),
    CHK4013(Severity.WARNING, "no contact point for the channel"),
    CHK4014(Severity.WARNING, "a rule that is waived"),
    CHK4015(Severity.WARNING, "a waiver that has ended"),
    CHK4016(Severity.WARNING, "an assessment that does not count"),

    DAT5001(Severity.ERROR, "a source that is missing"),
    DAT5002(Severity.ERROR, "a source that can't be read"),
    DAT5003(Severity.ERROR, "rows that can't be read"),
    DAT5004(Severity.ERROR, "persons without a key, or with one that stands twice"),
    DAT5005(Severity.WARNING, "values that can't be decoded"),
    DAT5006(Severity.WARNING, "rows that belong to no person"),
    DAT5008(Severity.ERROR, "a kind of source that this version does not read"),
    DAT5009(Severity.ERROR, "a database server that can't be reached"),

    FAI6001(Severity.ERROR, "adverse impact indicated"),
    FAI6002(Severity.WARNING, "a difference between groups that is a concern"),
    FAI6003(Severity.WARNING, "protected data that is missing"),
    FAI6004(Severity.WARNING, "no protected data at all"),
    FAI6005(Severity.WARNING, "a column that tells a protected characteristic"),
    FAI6006(Severity.WARNING, "a condition that uses a proxy"),
    FAI6007(Severity.WARNING, "a ratio that has drifted"),
    FAI6008(Severity.WARNING, "a combination of audiences that singles out few"),
    FAI6009(Severity.ERROR, "audiences that together tell a recipient more than each use allows"),
    FAI6010(Severity.WARNING, "a group that receives the better offers less often"),
    FAI6011(Severity.WARNING, "a group that no segment reaches as often"),

    CMP7001(Severity.ERROR, "a wording that a rule forbids"),
    CMP7002(Severity.ERROR, "a claim without a signed substantiation"),
    CMP7003(Severity.ERROR, "a message that can't be read"),
    CMP7004(Severity.ERROR, "words that a person must look at"),
    CMP7005(Severity.ERROR, "a link or merge field that does not work"),
    CMP7006(Severity.WARNING, "a language that few or no wordings are known in"),
    CMP7011(Severity.ERROR, "an element of a message that is missing"),
    CMP7012(Severity.ERROR, "an element of a message that only a person can see"),
    CMP7013(Severity.ERROR, "terms of an offer that are missing"),
    CMP7014(Severity.ERROR, "an offer that contradicts itself"),
    CMP7015(Severity.ERROR, "a prescribed sentence that is missing"),
    CMP7016(Severity.WARNING, "recipients who need protection"),
    CMP7017(Severity.ERROR, "a message outside the hours that the law allows"),
    CMP7018(Severity.ERROR, "more messages than the law allows"),
    CMP7019(Severity.ERROR, "a message without a time to send"),

    TRN8301(Severity.ERROR, "somebody without a current certificate"),
    TRN8302(Severity.WARNING, "a certificate that ends soon"),
    TRN8303(Severity.ERROR, "a course that can't be read as one"),

    RQT8201(Severity.ERROR, "a request that is overdue"),
    RQT8202(Severity.WARNING, "a request that is due within a week"),
    RQT8203(Severity.ERROR, "a request that was not acknowledged in time"),
    RQT8204(Severity.ERROR, "something that is left after an erasure"),

    EXP8101(Severity.WARNING, "an export past its lease"),
    EXP8102(Severity.ERROR, "a file that is not as it was exported"),
    EXP8103(Severity.WARNING, "a column that the use does not need"),
    EXP8104(Severity.ERROR, "a canary in an output"),

    CSN8001(Severity.ERROR, "a consent record that can't be read"),
    CSN8002(Severity.WARNING, "a signal that can't be decoded"),

    AUD8401(Severity.ERROR, "a control that failed"),
    AUD8402(Severity.ERROR, "a finding that is overdue"),
    AUD8403(Severity.ERROR, "an accepted risk that has ended");

    private final Severity severity;
    private final String title;

    Code(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    public String id() {
        return name();
    }

    /** What it weighs unless a stage says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** What the kind is, for lists and pages. */
    public String title() {
        return title;
    }
}
