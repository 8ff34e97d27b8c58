package io.licit.core.gate;

import static io.licit.core.gate.ConsentMatrixTest.Kind.BEYOND_CONSENT;
import static io.licit.core.gate.ConsentMatrixTest.Kind.EXPLICIT;
import static io.licit.core.gate.ConsentMatrixTest.Kind.NONE;
import static io.licit.core.gate.ConsentMatrixTest.Kind.OPT_IN;
import static io.licit.core.gate.ConsentMatrixTest.Kind.WRITTEN;
import static io.licit.core.gate.ConsentMatrixTest.Row.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Word;
import io.licit.core.law.UseFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Direct marketing to an adult, place by place and channel by channel, with every kind of ledger. What is expected is
 * read off the laws, which each row cites, and not off the packs.
 */
class ConsentMatrixTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    /** What a law asks of a ledger before it lets a message go. */
    enum Kind {
        NONE,
        OPT_IN,
        EXPLICIT,
        WRITTEN,
        /** More than any grant is. */
        BEYOND_CONSENT
    }

    /** Who is let in without a grant: nobody, who bought, or who asked as well. */
    private enum Customers {
        NOBODY,
        BUYERS,
        BUYERS_AND_ASKERS
    }

    /**
     * One row of the matrix.
     *
     * @param carrying what a consent must be that the use as such rests on
     * @param impliedConsent whether the law calls the relation a consent
     * @param interests whether legitimate interests are a basis there at all
     * @param register the consent, later than the entry, that lifts one in a do-not-call register; empty where the
     *     register does not bind the channel
     */
    record Row(
            String place,
            Channel channel,
            LocalDate day,
            Kind needs,
            Kind carrying,
            Customers customers,
            boolean impliedConsent,
            boolean interests,
            Optional<Kind> register,
            String cite) {
        static Row at(String place, String channel, Kind needs, String cite) {
            Channel read = Word.of(Channel.class, channel).orElseThrow();
            boolean call = read == Channel.PHONE_LIVE || read == Channel.PHONE_AUTOMATED;
            return new Row(
                    place,
                    read,
                    TODAY,
                    needs,
                    OPT_IN,
                    Customers.NOBODY,
                    false,
                    true,
                    call ? Optional.of(OPT_IN) : Optional.empty(),
                    cite);
        }

        Row buyers() {
            return customers(Customers.BUYERS, false);
        }

        Row buyersAndAskers() {
            return customers(Customers.BUYERS_AND_ASKERS, false);
        }

        Row impliedByPurchase() {
            return customers(Customers.BUYERS, true);
        }

        Row impliedByPurchaseOrInquiry() {
            return customers(Customers.BUYERS_AND_ASKERS, true);
        }

        private Row customers(Customers who, boolean implied) {
            return new Row(place, channel, day, needs, carrying, who, implied, interests, register, cite);
        }

        Row consentAlone() {
            return new Row(place, channel, day, needs, carrying, customers, impliedConsent, false, register, cite);
        }

        Row registerLiftedBy(Kind kind) {
            return new Row(
                    place,
                    channel,
                    day,
                    needs,
                    carrying,
                    customers,
                    impliedConsent,
                    interests,
                    Optional.of(kind),
                    cite);
        }

        Row carriedBy(Kind kind) {
            return new Row(place, channel, day, needs, kind, customers, impliedConsent, interests, register, cite);
        }

        Row on(int year, int month, int dayOfMonth) {
            LocalDate other = LocalDate.of(year, month, dayOfMonth);
            return new Row(
                    place, channel, other, needs, carrying, customers, impliedConsent, interests, register, cite);
        }

        String title() {
            return place + " " + channel.word() + " " + day + ": " + cite;
        }
    }

    private static List<Row> european() {
        return List.of(
                at("HU", "email", OPT_IN, "Directive 2002/58/EC Art. 13(1)-(2)").buyers(),
                at("HU", "sms", OPT_IN, "Directive 2002/58/EC Art. 13(1)-(2)").buyers(),
                at("HU", "messaging", OPT_IN, "Directive 2002/58/EC Art. 13(1)-(2)")
                        .buyers(),
                at("HU", "phone-live", OPT_IN, "Directive 2002/58/EC Art. 13(3), the stricter choice"),
                at("HU", "phone-automated", OPT_IN, "Directive 2002/58/EC Art. 13(1)"),
                at("HU", "fax", OPT_IN, "Directive 2002/58/EC Art. 13(1)"),
                at("HU", "post", NONE, "GDPR Art. 6(1)(f), 21(2)"),
                at("HU", "push", OPT_IN, "Directive 2002/58/EC Art. 5(3)"),
                at("HU", "web-ads", OPT_IN, "Directive 2002/58/EC Art. 5(3)"),
                at("NO", "email", OPT_IN, "Directive 2002/58/EC Art. 13 in the EEA")
                        .buyers(),
                at("DE", "email", OPT_IN, "UWG § 7(2) Nr. 2, § 7(3)").buyers(),
                at("DE", "sms", OPT_IN, "UWG § 7(2) Nr. 2, § 7(3)").buyers(),
                at("DE", "phone-live", OPT_IN, "UWG § 7(2) Nr. 1"),
                at("DE", "phone-automated", OPT_IN, "UWG § 7(2) Nr. 2"),
                at("DE", "fax", OPT_IN, "UWG § 7(2) Nr. 2"),
                at("DE", "post", NONE, "GDPR Art. 6(1)(f); UWG § 7(1)"),
                at("DE", "push", OPT_IN, "TDDDG § 25"),
                at("FR", "email", OPT_IN, "CPCE L34-5 al. 1, 4").buyers(),
                at("FR", "sms", OPT_IN, "CPCE L34-5 al. 1, 4").buyers(),
                at("FR", "phone-live", NONE, "Code de la consommation L223-1 before 11 August 2026: Bloctel")
                        .registerLiftedBy(BEYOND_CONSENT)
                        .on(2026, 8, 10),
                at("FR", "phone-live", OPT_IN, "Code de la consommation L223-1 since 11 August 2026")
                        .on(2026, 8, 11),
                at("FR", "phone-automated", OPT_IN, "CPCE L34-5"),
                at("FR", "post", NONE, "GDPR Art. 21(2)"),
                at("IE", "email", OPT_IN, "S.I. 336/2011 reg. 13(1), (11)").buyers(),
                at("IE", "sms", OPT_IN, "S.I. 336/2011 reg. 13(1), (11)").buyers(),
                at("IE", "phone-live", OPT_IN, "NDD register; mobile numbers need consent"),
                at("ES", "email", OPT_IN, "LSSI art. 21(1)-(2)").buyers(),
                at("ES", "sms", OPT_IN, "LSSI art. 21(1)-(2)").buyers(),
                at("ES", "phone-live", OPT_IN, "LGTel art. 66.1.b, unsure beyond consent"));
    }

    private static List<Row> europeanToo() {
        return List.of(
                at("IT", "email", OPT_IN, "Codice privacy art. 130(1), (4)").buyers(),
                at("IT", "sms", OPT_IN, "Codice privacy art. 130(1), (4): email only"),
                at("IT", "phone-live", NONE, "DPR 26/2022, register of oppositions"),
                at("NL", "email", OPT_IN, "Telecommunicatiewet art. 11.7(1)").buyers(),
                at("NL", "phone-live", OPT_IN, "Telecommunicatiewet art. 11.7(2)")
                        .buyers(),
                at("AT", "email", OPT_IN, "TKG 2021 § 174").buyers(),
                at("AT", "phone-live", OPT_IN, "TKG 2021"),
                at("PL", "email", OPT_IN, "PKE art. 398, no clear soft opt-in"),
                at("PL", "phone-live", OPT_IN, "PKE"),
                at("BE", "email", OPT_IN, "Directive 2002/58/EC Art. 13(1)-(2)").buyers(),
                at("BE", "phone-live", NONE, "Bel-me-niet-meer register"),
                at("SE", "phone-live", OPT_IN, "NIX register, unsure; Directive 2002/58/EC Art. 13(3)"),
                at("DK", "email", OPT_IN, "Directive 2002/58/EC Art. 13(1)-(2)").buyers(),
                at("DK", "phone-live", OPT_IN, "rule of consent for calls"),
                at("GB", "email", OPT_IN, "PECR reg. 22(2)-(3)").buyersAndAskers(),
                at("GB", "sms", OPT_IN, "PECR reg. 22(2)-(3)").buyersAndAskers(),
                at("GB", "messaging", OPT_IN, "PECR reg. 22(2)-(3)").buyersAndAskers(),
                at("GB", "phone-live", NONE, "PECR reg. 21"),
                at("GB", "phone-automated", OPT_IN, "PECR reg. 19"),
                at("GB", "post", NONE, "CAP code; UK GDPR Art. 21(2)"),
                at("GB", "web-ads", OPT_IN, "PECR reg. 6"),
                at("CH", "email", OPT_IN, "UCA Art. 3(1)(o)").buyers(),
                at("CH", "sms", OPT_IN, "UCA Art. 3(1)(o)").buyers(),
                at("CH", "phone-live", OPT_IN, "UCA Art. 3(1)(u): unlisted numbers")
                        .buyers(),
                at("CH", "post", NONE, "FADP Art. 30"));
    }

    private static List<Row> american() {
        return List.of(
                at("US-NY", "email", NONE, "CAN-SPAM, 15 U.S.C. 7704(a)"),
                at("US-CA", "email", NONE, "CAN-SPAM, 15 U.S.C. 7704(a)"),
                at("US", "email", NONE, "CAN-SPAM, wherever in the country"),
                at("US-NY", "sms", WRITTEN, "TCPA, 47 CFR 64.1200(a)(2), (f)(9)")
                        .registerLiftedBy(WRITTEN),
                at("US-NY", "phone-live", NONE, "TCPA, 47 CFR 64.1200(c)").registerLiftedBy(WRITTEN),
                at("US-NY", "phone-automated", WRITTEN, "TCPA, 47 CFR 64.1200(a)(2)-(3)")
                        .registerLiftedBy(WRITTEN),
                at("US-NY", "post", NONE, "no federal rule"),
                at("US-NY", "push", NONE, "FTC Act s. 5 alone"),
                at("US-NY", "web-ads", NONE, "opt-out states"),
                at("CA-ON", "email", OPT_IN, "CASL s. 6, 10(9)-(10)").impliedByPurchaseOrInquiry(),
                at("CA-ON", "sms", OPT_IN, "CASL s. 6, 10(9)-(10)").impliedByPurchaseOrInquiry(),
                at("CA-ON", "phone-live", NONE, "CRTC UTR Parts II-III").registerLiftedBy(EXPLICIT),
                at("CA-ON", "phone-automated", EXPLICIT, "CRTC UTR Part IV").registerLiftedBy(EXPLICIT),
                at("CA-ON", "post", NONE, "PIPEDA Sched. 1 cl. 4.3"),
                at("CA-QC", "email", OPT_IN, "P-39.1 s. 12: prospecting needs consent of its own"),
                at("CA-QC", "web-ads", OPT_IN, "P-39.1 s. 8.1, 12"),
                at("CA-QC", "post", OPT_IN, "P-39.1 s. 12"),
                at("BR", "email", NONE, "LGPD art. 7(IX)"),
                at("BR", "sms", NONE, "LGPD art. 7(IX)"),
                at("BR", "phone-live", NONE, "LGPD art. 7(IX); do-not-disturb list"));
    }

    private static List<Row> asian() {
        return List.of(
                at("CN", "email", EXPLICIT, "Internet e-mail measures of 2006; Advertising Law Art. 43; PIPL Art. 13")
                        .consentAlone(),
                at("CN", "sms", OPT_IN, "SMS provisions Art. 18; Advertising Law Art. 43; PIPL Art. 13")
                        .consentAlone(),
                at("CN", "push", OPT_IN, "Advertising Law Art. 43; PIPL Art. 13, 24")
                        .consentAlone(),
                at("CN", "phone-live", OPT_IN, "PIPL Art. 13").consentAlone(),
                at("CN", "web-ads", OPT_IN, "PIPL Art. 13, 24(2): behavioural data needs consent")
                        .consentAlone(),
                at("JP", "email", OPT_IN, "SEM Act Art. 3; ASCT Art. 12-3 knows no customers"),
                at("JP", "sms", OPT_IN, "SEM Act Art. 3; ASCT Art. 12-3 knows no customers"),
                at("JP", "phone-live", NONE, "ASCT Art. 17"),
                at("KR", "email", EXPLICIT, "Network Act Art. 50(1); PIPA Art. 22")
                        .impliedByPurchase(),
                at("KR", "sms", EXPLICIT, "Network Act Art. 50(1); PIPA Art. 22")
                        .impliedByPurchase(),
                at("KR", "push", EXPLICIT, "Network Act Art. 50(1); PIPA Art. 22")
                        .impliedByPurchase(),
                at("KR", "messaging", EXPLICIT, "Network Act Art. 50(1); PIPA Art. 22")
                        .impliedByPurchase(),
                at("KR", "phone-live", EXPLICIT, "Network Act Art. 50(1); PIPA Art. 22")
                        .impliedByPurchase(),
                at("IN", "email", NONE, "no general rule before DPDP").on(2027, 5, 12),
                at("IN", "email", OPT_IN, "DPDP Act s. 6").consentAlone().on(2027, 5, 13),
                at("IN", "sms", OPT_IN, "TCCCPR 2018").registerLiftedBy(EXPLICIT),
                at("IN", "sms", OPT_IN, "TCCCPR 2018; DPDP Act s. 6")
                        .consentAlone()
                        .registerLiftedBy(EXPLICIT)
                        .on(2027, 5, 13),
                at("IN", "phone-live", NONE, "TCCCPR 2018, register").registerLiftedBy(EXPLICIT),
                at("IN", "phone-live", OPT_IN, "TCCCPR 2018; DPDP Act s. 6")
                        .consentAlone()
                        .registerLiftedBy(EXPLICIT)
                        .on(2027, 5, 13),
                at("AU", "email", OPT_IN, "Spam Act s. 16, Sched. 2 cl. 2").impliedByPurchase(),
                at("AU", "sms", OPT_IN, "Spam Act s. 16, Sched. 2 cl. 2").impliedByPurchase(),
                at("AU", "phone-live", NONE, "DNCR Act s. 11").registerLiftedBy(EXPLICIT),
                at("AU", "post", NONE, "Privacy Act APP 7"));
    }

    private static List<Row> elsewhere() {
        return List.of(
                at("US-TX", "sms", WRITTEN, "Tex. Bus. & Com. Code 302.101; TCPA")
                        .registerLiftedBy(WRITTEN),
                at("US-FL", "sms", WRITTEN, "Fla. Stat. 501.059(8); TCPA").registerLiftedBy(WRITTEN),
                at("US-VA", "sms", WRITTEN, "Va. Code 59.1-514; TCPA").registerLiftedBy(WRITTEN),
                at("SG", "email", OPT_IN, "PDPA ss. 13-16: to use data for marketing"),
                at("SG", "sms", OPT_IN, "PDPA ss. 13-16, Part 9").registerLiftedBy(EXPLICIT),
                at("SG", "phone-live", OPT_IN, "PDPA ss. 13-16, Part 9").registerLiftedBy(EXPLICIT),
                at("ZA", "email", OPT_IN, "POPIA s. 69(1)-(3)").buyers().registerLiftedBy(BEYOND_CONSENT),
                at("ZA", "sms", OPT_IN, "POPIA s. 69(1)-(3)").buyers().registerLiftedBy(BEYOND_CONSENT),
                at("ZA", "phone-live", NONE, "CPA s. 11; POPIA s. 69 is disputed")
                        .registerLiftedBy(BEYOND_CONSENT),
                at("AE", "sms", OPT_IN, "Cabinet Resolution 56 of 2024 Arts. 4-5")
                        .registerLiftedBy(BEYOND_CONSENT),
                at("AE", "phone-live", NONE, "Cabinet Resolution 56 of 2024 Arts. 4-5")
                        .registerLiftedBy(BEYOND_CONSENT),
                at("SA", "email", OPT_IN, "PDPL Arts. 25, 26"),
                at("SA", "sms", OPT_IN, "PDPL Arts. 25, 26"),
                at("SA", "phone-live", OPT_IN, "PDPL Arts. 25, 26"),
                at("MX", "email", NONE, "LFPDPPP: tacit consent by notice"),
                at("MX", "phone-live", NONE, "LFPDPPP: tacit consent by notice"),
                at("TR", "email", OPT_IN, "Law No. 6563 Art. 6; KVKK Art. 5").carriedBy(EXPLICIT),
                at("TR", "sms", OPT_IN, "Law No. 6563 Art. 6; KVKK Art. 5").carriedBy(EXPLICIT),
                at("TR", "phone-live", OPT_IN, "Law No. 6563 Art. 6; KVKK Art. 5")
                        .carriedBy(EXPLICIT));
    }

    /**
     * What the ledger holds.
     *
     * @param grant the strongest grant in force
     * @param informed whether a purchase (true) or an inquiry (false) told of the use, and nothing came after
     * @param refused whether a refusal is the last word
     * @param listed whether an entry in a register is there that is younger than any grant
     */
    private record Case(
            String name,
            Kind grant,
            Optional<Boolean> informed,
            boolean refused,
            boolean listed,
            Optional<Kind> grantSinceListed,
            Consumer<Teller> tells) {
        static Case granted(String name, Kind grant, Consumer<Teller> tells) {
            return new Case(name, grant, Optional.empty(), false, false, Optional.empty(), tells);
        }

        static Case refused(String name, Consumer<Teller> tells) {
            return new Case(name, NONE, Optional.empty(), true, false, Optional.empty(), tells);
        }
    }

    /** Writes rows for one person, one channel and direct marketing. */
    private record Teller(Asking.Somebody person, Channel channel) {
        Teller says(String status, String method, boolean explicit, int daysAgo) {
            person.says(Purpose.DIRECT_MARKETING, channel, status, method, explicit, daysAgo);
            return this;
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>(List.of(
                Case.granted("nobody's event", NONE, it -> {}),
                Case.granted("granted", OPT_IN, it -> it.says("granted", "checkout", false, 10)),
                Case.granted("granted explicit", EXPLICIT, it -> it.says("granted", "call", true, 10)),
                Case.granted("granted in writing", WRITTEN, it -> it.says("granted", "web-form", true, 10)),
                Case.granted(
                        "granted in writing at the very instant",
                        WRITTEN,
                        it -> it.says("granted", "e-signature", true, 0)),
                new Case(
                        "informed by purchase",
                        NONE,
                        Optional.of(true),
                        false,
                        false,
                        Optional.empty(),
                        it -> it.says("informed", "purchase", false, 30)),
                new Case(
                        "informed by inquiry",
                        NONE,
                        Optional.of(false),
                        false,
                        false,
                        Optional.empty(),
                        it -> it.says("informed", "inquiry", false, 30)),
                Case.granted(
                        "expired",
                        NONE,
                        it -> it.person()
                                .row(
                                        "direct-marketing",
                                        it.channel().word(),
                                        "granted",
                                        "web-form",
                                        true,
                                        30,
                                        Optional.of(0))),
                Case.granted(
                        "granted for all only",
                        NONE,
                        it -> it.person().row("all", "all", "granted", "web-form", true, 30, Optional.empty())),
                Case.granted("granted in the future", NONE, it -> it.says("granted", "web-form", true, -1)),
                Case.granted(
                        "objected, then granted",
                        WRITTEN,
                        it -> it.says("objected", "", false, 20).says("granted", "paper", true, 10))));
        cases.addAll(refusals());
        cases.addAll(listed());
        return cases;
    }

    private static List<Case> refusals() {
        return List.of(
                Case.refused(
                        "withdrawn", it -> it.says("granted", "paper", true, 20).says("withdrawn", "", false, 10)),
                Case.refused(
                        "objected", it -> it.says("granted", "paper", true, 20).says("objected", "", false, 10)),
                Case.refused(
                        "informed, then objected",
                        it -> it.says("informed", "purchase", false, 20).says("objected", "", false, 10)),
                Case.refused(
                        "objected to all",
                        it -> it.says("granted", "paper", true, 20)
                                .person()
                                .row("all", "all", "objected", "", false, 10, Optional.empty())),
                Case.refused(
                        "granted and objected at one instant",
                        it -> it.says("granted", "paper", true, 10).says("objected", "", false, 10)));
    }

    private static List<Case> listed() {
        return List.of(
                listed("on a do-not-call list", NONE, NONE, it -> {}),
                listed("granted, then listed", WRITTEN, NONE, it -> it.says("granted", "paper", true, 60)),
                listed("listed, then granted", OPT_IN, OPT_IN, it -> it.says("granted", "checkout", false, 10)),
                listed("listed, then granted explicit", EXPLICIT, EXPLICIT, it -> it.says("granted", "call", true, 10)),
                listed(
                        "listed, then granted in writing",
                        WRITTEN,
                        WRITTEN,
                        it -> it.says("granted", "web-form", true, 10)));
    }

    private static Case listed(String name, Kind grant, Kind since, Consumer<Teller> tells) {
        return new Case(name, grant, Optional.empty(), false, true, Optional.of(since), it -> {
            it.person().restricted("do-not-call", 40);
            tells.accept(it);
        });
    }

    private enum Carried {
        CONSENT,
        INTERESTS,
        INTERESTS_NOT_ASSESSED
    }

    private static boolean expected(Row row, Case ledger, Carried basis) {
        boolean barredByRegister = ledger.listed()
                && row.register()
                        .filter(lifting -> !enough(ledger.grantSinceListed().orElse(NONE), lifting))
                        .isPresent();
        if (ledger.refused() || barredByRegister || basis == Carried.INTERESTS_NOT_ASSESSED) {
            return false;
        }
        boolean customer = ledger.informed()
                .filter(bought ->
                        row.customers() == Customers.BUYERS_AND_ASKERS || bought && row.customers() == Customers.BUYERS)
                .isPresent();
        if (basis == Carried.CONSENT) {
            return enough(ledger.grant(), row.carrying()) && enough(ledger.grant(), row.needs())
                    || customer && row.impliedConsent();
        }
        return row.interests() && (enough(ledger.grant(), row.needs()) || customer);
    }

    private static boolean enough(Kind has, Kind needs) {
        return has.compareTo(needs) >= 0;
    }

    private static UseFacts use(Row row, Carried basis) {
        Asking.Purposeful use = Asking.use(Purpose.DIRECT_MARKETING, row.channel());
        return switch (basis) {
            case CONSENT -> use.on(Basis.CONSENT).facts();
            case INTERESTS -> use.onInterests().facts();
            case INTERESTS_NOT_ASSESSED -> use.on(Basis.LEGITIMATE_INTERESTS).facts();
        };
    }

    @TestFactory
    Stream<DynamicTest> direct_marketing_reaches_whom_the_law_lets_it_reach() {
        return Stream.of(european(), europeanToo(), american(), asian(), elsewhere())
                .flatMap(List::stream)
                .map(row -> DynamicTest.dynamicTest(
                        row.title(), () -> assertThat(wrong(row)).isEmpty()));
    }

    private static List<String> wrong(Row row) {
        List<String> wrong = new ArrayList<>();
        Gate gate = new Gate(Asking.law(row.day()), Optional.empty());
        for (Carried basis : Carried.values()) {
            List<UseFacts> uses = List.of(use(row, basis));
            for (Case ledger : cases()) {
                Asking.Somebody somebody = Asking.somebody(row.place(), row.day());
                ledger.tells().accept(new Teller(somebody, row.channel()));
                boolean found = gate.decide(uses, somebody.person(), Asking.noon(row.day()))
                        .allowed();
                if (found != expected(row, ledger, basis)) {
                    wrong.add(ledger.name() + " on " + basis + " is " + (found ? "in" : "out"));
                }
            }
        }
        return wrong;
    }
}
