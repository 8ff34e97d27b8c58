package io.licit.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Table.ConsentField;
import io.licit.core.catalogue.Type;
import io.licit.core.catalogue.Use;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.segment.Definition;
import io.licit.core.source.Sources;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkspaceReaderTest {
    private static final String DIGEST = "a".repeat(64);

    @Test
    void settings_are_as_written() {
        Settings settings = read(Fixture.base()).settings();
        assertThat(settings.name()).isEqualTo("Aurora Retail");
        assertThat(settings.organisation().establishedIn()).containsExactly("DE");
        assertThat(settings.organisation().turnover()).containsExactly(Map.entry("EUR", new BigDecimal("42000000")));
        assertThat(settings.sector()).contains(Sector.GENERAL);
        assertThat(settings.unknownJurisdiction()).isEmpty();
        assertThat(settings.minimumSegmentSize()).contains(50);
        assertThat(settings.fourEyes()).isTrue();
    }

    @Test
    void what_settings_leave_out_is_undeclared() {
        Settings settings = read(Fixture.with("licit.yaml", "licit: 1\n")).settings();
        assertThat(settings.sector()).isEmpty();
        assertThat(settings.organisation().establishedIn()).isEmpty();
        assertThat(settings.minimumSegmentSize()).isEmpty();
        assertThat(settings.fourEyes()).isFalse();
        assertThat(read(Fixture.with("licit.yaml", "licit: 1\napproval: none\nunknown_jurisdiction: US-CA\n"))
                        .settings())
                .satisfies(other -> assertThat(other.fourEyes()).isFalse())
                .satisfies(other -> assertThat(other.unknownJurisdiction()).contains("US-CA"));
    }

    @Test
    void the_table_of_persons_has_its_role_and_implied_columns() {
        Table persons = read(Fixture.base()).catalogue().persons().orElseThrow();
        assertThat(persons.role())
                .isEqualTo(new Table.Role.Persons(
                        "customer_id",
                        Optional.of("country"),
                        Optional.of("region"),
                        Optional.of("birth_date"),
                        Optional.empty(),
                        Optional.of(Set.of(Purpose.SERVICE, Purpose.DIRECT_MARKETING)),
                        Optional.of(new Table.Retention("last_active_at", Period.ofYears(3)))));
        assertThat(persons.columns().keySet())
                .containsExactly(
                        "customer_id",
                        "country",
                        "region",
                        "birth_date",
                        "last_active_at",
                        "email",
                        "postcode",
                        "sex",
                        "lifetime_value");
        assertThat(persons.columns().values())
                .extracting(column -> column.category().orElseThrow())
                .startsWith(
                        "user.unique_id",
                        "user.location.imprecise",
                        "user.location.imprecise",
                        "user.demographic.age_range",
                        "system.operations");
    }

    @Test
    void a_protected_column_is_for_audit_unless_it_says_otherwise() {
        String customers = "table: customers\nperson: true\nsource: data/c.csv\nkey: id\ncolumns:\n"
                + "  sex: {category: user.demographic.gender, protected: sex}\n"
                + "  age: {category: user.demographic, protected: age, audit_only: false}\n"
                + "  id: {protected: id-card, type: text}\n";
        Table table = read(Fixture.sources(Map.of("licit.yaml", "licit: 1\n", "catalogue/c.yaml", customers)))
                .catalogue()
                .persons()
                .orElseThrow();
        assertThat(table.column("sex").map(Column::auditOnly)).contains(true);
        assertThat(table.column("age").map(Column::auditOnly)).contains(false);
        Column id = table.column("id").orElseThrow();
        assertThat(id.category()).as("what the structure implies").contains("user.unique_id");
        assertThat(id.type()).isEqualTo(Type.TEXT);
        assertThat(table.columns().keySet()).containsExactly("id", "sex", "age");
        assertThat(((Table.Role.Persons) table.role()).collectedFor()).isEmpty();
    }

    @Test
    void a_ledger_maps_what_it_states_and_needs_five_fields() {
        Table consents = read(Fixture.base()).catalogue().consents().orElseThrow();
        assertThat(((Table.Role.Consents) consents.role()).columns())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        ConsentField.PERSON, "customer_id",
                        ConsentField.PURPOSE, "purpose",
                        ConsentField.CHANNEL, "channel",
                        ConsentField.STATUS, "status",
                        ConsentField.AT, "at"));
        Table stated = read(Fixture.with(
                        "catalogue/consents.yaml",
                        "table: c\nrole: consents\nsource: {jdbc: 'jdbc:postgresql://x/y', table: a.b}\n"
                                + "columns: {expires_at: ends, explicit: separate}\n"))
                .catalogue()
                .consents()
                .orElseThrow();
        assertThat(((Table.Role.Consents) stated.role()).columns())
                .hasSize(7)
                .containsEntry(ConsentField.EXPIRES_AT, "ends");
        assertThat(stated.source()).isInstanceOf(Table.Source.Jdbc.class);
        assertThat(stated.column("ends").flatMap(Column::category)).contains("system.operations");
    }

    @Test
    void a_segment_is_as_written() {
        Definition buyers = named("buyers", read(Fixture.base()).segments());
        assertThat(buyers.use())
                .isEqualTo(new Use(
                        Purpose.DIRECT_MARKETING,
                        List.of(Channel.EMAIL),
                        Recipient.OWN,
                        Optional.of("homeware"),
                        Optional.empty()));
        assertThat(buyers.basis()).contains(Basis.CONSENT);
        assertThat(buyers.places().basis().text()).isEqualTo("consent");
        assertThat(buyers.places().assessment()).isEqualTo(buyers.places().id());
        assertThat(buyers.where().span().text()).isEqualTo("count(orders) > 0");
    }

    @Test
    void one_channel_may_stand_alone_and_a_title_may_be_missing() {
        Definition segment = named(
                "s",
                read(Fixture.with(
                                "segments/s.yaml",
                                "segment: s\nuse: {purpose: sale-share, channel: none, recipient: third-party}\nwhere: true\n"))
                        .segments());
        assertThat(segment.use().channels()).containsExactly(Channel.NONE);
        assertThat(segment.use().recipient()).isEqualTo(Recipient.THIRD_PARTY);
        assertThat(segment.title()).isEqualTo("s");
        assertThat(segment.reason()).isEmpty();
        assertThat(segment.basis()).isEmpty();
    }

    @Test
    void a_segment_with_a_mistake_is_left_out_and_named() {
        Diagnostics diagnostics = new Diagnostics();
        Workspace workspace = Fixture.read(
                        Fixture.with("segments/s.yaml", "segment: s\nuse: {purpose: x, channel: none}\nwhere: true\n"),
                        diagnostics)
                .orElseThrow();
        assertThat(workspace.segments()).containsOnlyKeys("buyers");
        assertThat(workspace.unreadable()).containsExactly("s");
        assertThat(diagnostics.hasErrors()).isTrue();
    }

    @Test
    void an_assessment_holds_in_its_time_for_its_segments() {
        String text = "assessment: li\nkind: legitimate-interests\ntitle: T\nsegments: buyers\nconclusion: Fine.\n"
                + "outcome: passes\nsigned_by: a@b.example\nsigned_at: 2026-10-01\nexpires_at: 2027-10-01\n";
        Assessment li =
                named("li", read(Fixture.with("assessments/li.yaml", text)).assessments());
        assertThat(li.validFor("buyers", DIGEST, Instant.parse("2026-12-01T00:00:00Z")))
                .isTrue();
        assertThat(li.validFor("buyers", DIGEST, Instant.parse("2027-10-01T00:00:00Z")))
                .isFalse();
        Assessment ofOther = named(
                "li",
                read(Fixture.with("assessments/li.yaml", text + "subject: {buyers: " + "b".repeat(64) + "}\n"))
                        .assessments());
        assertThat(ofOther.validFor("buyers", DIGEST, Instant.parse("2026-12-01T00:00:00Z")))
                .isFalse();
        assertThat(ofOther.validFor("buyers", "b".repeat(64), Instant.parse("2026-12-01T00:00:00Z")))
                .isTrue();
        Assessment failed = named(
                "li",
                read(Fixture.with("assessments/li.yaml", text.replace("passes", "fails")))
                        .assessments());
        assertThat(failed.validFor("buyers", DIGEST, Instant.parse("2026-12-01T00:00:00Z")))
                .isFalse();
    }

    @Test
    void a_campaign_is_as_written() {
        Campaign campaign = named(
                "c",
                read(Fixture.with(
                                "campaigns/c.yaml",
                                "campaign: c\nsegment: buyers\nchannel: email\nlanguage: en\nsender: Aurora, Berlin\n"
                                        + "send_at: 2027-03-02T09:00\nmessage: {subject: Hi, body_file: mail.html}\n"
                                        + "offer: {kind: discount, percent: 10}\nclaims: [{text: The best}]\n"))
                        .campaigns());
        assertThat(campaign.sendAt()).contains(new SendTime(LocalDateTime.of(2027, 3, 2, 9, 0), Optional.empty()));
        assertThat(campaign.message().bodyFile().map(file -> file.text())).contains("mail.html");
        assertThat(campaign.offer().map(Campaign.Offer::terms)).contains(Map.of("percent", "10"));
        assertThat(campaign.claims()).hasSize(1);
    }

    @Test
    void paths_of_sources_are_put_in_order() {
        assertThat(SourceReader.normal("./data//a/../x*.csv")).isEqualTo("data/x*.csv");
        assertThat(SourceReader.normal("../up/./x.csv")).isEqualTo("../up/x.csv");
        assertThat(SourceReader.normal("../../x.csv")).isEqualTo("../../x.csv");
        assertThat(SourceReader.normal("/data/../../x.csv")).isEqualTo("/x.csv");
        assertThat(SourceReader.normal("data\\x.csv")).isEqualTo("data/x.csv");
    }

    @Test
    void without_settings_or_catalogue_there_is_no_workspace_and_the_rest_is_still_read() {
        Diagnostics diagnostics = new Diagnostics();
        Sources sources = Fixture.with(Map.of(
                "licit.yaml",
                "licit: 3\n",
                "segments/s.yaml",
                "segment: s\n",
                "catalogue/orders.yaml",
                "table: orders\n"));
        assertThat(Fixture.read(sources, diagnostics)).isEmpty();
        assertThat(diagnostics.sorted())
                .extracting(Diagnostic::code)
                .extracting(Enum::name)
                .contains("WSP1104", "CAT1202", "SRC1005");
    }

    private static <T> T named(String id, Map<String, T> definitions) {
        return Optional.ofNullable(definitions.get(id)).orElseThrow();
    }

    private static Workspace read(Sources sources) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Workspace> workspace = Fixture.read(sources, diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        return workspace.orElseThrow();
    }
}
