package io.licit.programme.training.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Clearance;
import io.licit.programme.training.Recording;
import io.licit.programme.training.Recording.Outside;
import io.licit.programme.training.Result;
import io.licit.programme.training.Results;
import io.licit.programme.training.School;
import io.licit.programme.training.TrainingException;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExchangeTest {
    private static final Actor LI = new Actor("li@shop.example");
    private static final String STATEMENT = """
            {"id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee", "version": "1.0.0",
             "actor": {"mbox": "mailto:ana@shop.example"},
             "verb": {"id": "http://adlnet.gov/expapi/verbs/passed", "display": {"en-US": "passed"}},
             "object": {"id": "urn:licit:course:house:1"},
             "result": {"score": {"raw": 18, "min": 0, "max": 20}, "success": true, "completion": true},
             "context": {"platform": "Big LMS"}, "timestamp": "2027-02-01T10:00:00+01:00"}
            """;
    private static final String TABLE = """
            person,course,score,passed_at,source
            ana@shop.example,house,75,2027-02-01,"Class, room ""3""\"
            bo@shop.example,house,40,2027-02-02,Class
            """;

    @TempDir
    Path folder;

    private Programme programme;
    private Courses courses;
    private Course house;

    @BeforeEach
    void open() {
        programme = School.open(folder);
        courses = Courses.of(folder);
        house = courses.course("house").orElseThrow();
    }

    @AfterEach
    void close() {
        programme.close();
    }

    @Test
    void nobody_records_a_result_of_herself() {
        Outside own = School.pass(School.ANA.id(), house, School.NOW);
        for (String name : List.of("ana@shop.example", "ANA@shop.example", " ana@shop.example ")) {
            assertThatThrownBy(() -> new Recording(programme).record(List.of(own), new Actor(name), School.NOW))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("would record a result of herself");
        }
        assertThatThrownBy(() -> new Recording(programme).record(List.of(own), Actor.LICIT, School.NOW))
                .isInstanceOf(TrainingException.class);
        assertThatThrownBy(() -> new Recording(programme).record(List.of(own), LI, School.NOW.minusSeconds(1)))
                .hasMessageContaining("lies in the future");
        assertThat(new Results(programme).all()).isEmpty();
    }

    @Test
    void a_record_counts_as_a_certificate_whose_source_is_shown_and_adds_nothing_the_second_time() {
        Outside told = School.pass(School.ANA.id(), house, Instant.parse("2027-02-01T00:00:00Z"));
        assertThat(record(List.of(told)).added()).hasSize(1);
        assertThat(record(List.of(told))).isEqualTo(new Recording.Recorded(List.of(), 1));
        Result kept = new Results(programme).all().get(0);
        assertThat(kept.source()).contains("a class room");
        assertThat(kept.digest()).isEmpty();
        assertThat(new Clearance(programme).missing(School.ANA, School.NOW)).doesNotContain("`house`");
    }

    @Test
    void a_table_is_taken_whole_and_once() {
        assertThat(record(Imported.read(TABLE, programme, courses)).added())
                .extracting(Result::person, Result::passed, Result::source)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "ana@shop.example", true, Optional.of("Class, room \"3\"")),
                        org.assertj.core.api.Assertions.tuple("bo@shop.example", false, Optional.of("Class")));
        assertThat(record(Imported.read(TABLE.replace("\n", "\r\n"), programme, courses))
                        .added())
                .isEmpty();
        assertThat(new Results(programme).all()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "house,75|hous,75|line 2: there is no course `hous`",
                "75,2027|175,2027|line 2: `score` is no whole number from 0 to 100",
                "40,2027|40%,2027|line 3: `score` is no whole number",
                "2027-02-02|2.2.2027|line 3: `passed_at` is no date",
                "bo@shop.example,|,|line 3: `person` is empty",
                "2027-02-02,Class|2027-02-02|line 3: 4 values stand where the head has 5",
                "person,course,score|person,kurs,score|the first line is not the head",
                "2027-02-02,Class|2027-02-02,\"Class|a quotation mark is never closed"
            })
    void a_table_with_a_mistake_is_refused_with_its_line(String right, String wrong, String message) {
        assertThat(TABLE).contains(right);
        assertThatThrownBy(() -> Imported.read(TABLE.replace(right, wrong), programme, courses))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_statement_is_taken_by_its_id_and_once() {
        for (String form :
                List.of(STATEMENT, "[" + STATEMENT + "]", "{\"statements\": [" + STATEMENT + "], \"more\": \"\"}")) {
            record(Imported.read(form, programme, courses));
        }
        Result kept = new Results(programme).all().get(0);
        assertThat(new Results(programme).all()).hasSize(1);
        assertThat(kept.score()).contains(90);
        assertThat(kept.at()).isEqualTo("2027-02-01T09:00:00Z");
        assertThat(kept.source()).contains("xAPI: Big LMS");
        assertThatThrownBy(() ->
                        record(Imported.read(STATEMENT.replace("\"raw\": 18", "\"raw\": 17"), programme, courses)))
                .hasMessageContaining("is another result already");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "verbs/passed|verbs/attempted|is none of passed, failed and completed",
                "urn:licit:course:house:1|https://lms.example/house|is no course here",
                "course:house:1|course:hous:1|there is no course",
                "6690e6c9-|6690e6c9|is no UUID",
                "\"success\": true|\"success\": false|its result says otherwise",
                "\"raw\": 18|\"raw\": 8|its result says otherwise",
                "\"raw\": 18|\"raw\": 28|lies outside its scale",
                "2027-02-01T10|01.02.2027 10|is no time",
                "\"mbox\": \"mailto:|\"mbox\": \"|is no address",
                "\"mbox\"|\"name\"|neither or both",
                "\"context\"|\"kontext\"|has no key",
                "\"version\": \"1.0.0\"|\"version\": \"0.9\"|is none of xAPI",
                "{\"id\": \"6690|{\"id\": \"\", \"id\": \"6690|is no JSON"
            })
    void a_statement_with_a_mistake_is_refused(String right, String wrong, String message) {
        assertThat(STATEMENT).contains(right);
        assertThatThrownBy(() -> Imported.read(STATEMENT.replace(right, wrong), programme, courses))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void completed_alone_is_no_pass() {
        String gone = STATEMENT.replace("verbs/passed", "verbs/completed");
        String bare = gone.replaceAll("\"result\".*\\n", "");
        assertThat(record(Imported.read(bare, programme, courses)).added())
                .extracting(Result::passed)
                .containsExactly(false);
        String scored = gone.replace("6690e6c9", "6690e6ca");
        assertThat(record(Imported.read(scored, programme, courses)).added())
                .extracting(Result::passed)
                .containsExactly(true);
    }

    @Test
    void statements_are_as_the_specification_asks_and_the_same_every_time() {
        results();
        List<Json.Obj> all = statements(false);
        assertThat(all).hasSize(3);
        all.forEach(
                one -> assertThat(StatementRules.broken(one)).as(one.print()).isEmpty());
        assertThat(statements(false)).isEqualTo(all);
        assertThat(all)
                .extracting(one -> text(one, "verb", "id"))
                .containsExactly(
                        "http://adlnet.gov/expapi/verbs/passed",
                        "http://adlnet.gov/expapi/verbs/failed",
                        "http://adlnet.gov/expapi/verbs/completed");
        assertThat(text(all.get(0), "object", "id")).isEqualTo("urn:licit:course:house:1");
        assertThat(all.toString()).doesNotContain("ana@", "Ruiz").contains("staff-", "https://shop.example/licit");
        assertThat(statements(true).toString()).contains("ana@shop.example");
    }

    @Test
    void the_rules_that_statements_are_held_to_see_a_broken_one() {
        Json.Obj good = (Json.Obj) Json.parse(STATEMENT);
        assertThat(StatementRules.broken(good)).isEmpty();
        for (String key : List.of("actor", "verb", "object", "id", "result", "timestamp", "context", "version")) {
            Map<String, Json> members = new LinkedHashMap<>(good.members());
            members.put(key, Json.none());
            assertThat(StatementRules.broken(new Json.Obj(members))).as(key).isNotEmpty();
        }
    }

    @Test
    void what_is_exported_is_known_when_it_comes_back() {
        results();
        String exported = Json.array(statements(false)).print();
        assertThat(record(Imported.read(exported, programme, courses))).isEqualTo(new Recording.Recorded(List.of(), 3));
    }

    @Test
    void a_store_that_stumbles_gets_each_statement_once() throws IOException {
        results();
        Set<String> stored = new TreeSet<>();
        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/xapi/statements", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestHeaders().getFirst("X-Experience-API-Version") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            String id = text((Json.Obj) Json.parse(body), "id");
            int status = asked.size() == 2 ? 503 : stored.add(id) ? 200 : 409;
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/xapi/";
            RecordStore store =
                    new RecordStore(address, Map.of("LICIT_LRS_USER", "u", "LICIT_LRS_PASSWORD", "p"), Duration.ZERO);
            assertThat(store.send(statements(false))).isEqualTo(new RecordStore.Sent(3, 0));
            assertThat(asked).hasSize(4).containsOnly("1.0.3 Basic dTpw");
            assertThat(store.send(statements(false))).isEqualTo(new RecordStore.Sent(0, 3));
            assertThat(stored).hasSize(3);
        } finally {
            server.stop(0);
        }
        for (String bad : List.of("http://lrs.example/xapi", "ftp://x", "no address", "https://")) {
            assertThatThrownBy(() -> new RecordStore(bad, Map.of(), Duration.ZERO))
                    .as(bad)
                    .isInstanceOf(TrainingException.class);
        }
    }

    /** One passed, one failed, and one that was only gone through. */
    private void results() {
        record(Imported.read(TABLE, programme, courses));
        record(List.of(new Outside(
                Optional.empty(),
                School.BO.id(),
                house,
                1,
                Optional.empty(),
                Optional.of(true),
                Instant.parse("2027-02-03T00:00:00Z"),
                "Class",
                Optional.empty())));
    }

    private List<Json.Obj> statements(boolean names) {
        return new Statements(programme, courses, Statements.home(programme), names).all();
    }

    private Recording.Recorded record(List<Outside> told) {
        return new Recording(programme).record(told, LI, School.NOW);
    }

    private static String text(Json.Obj from, String... path) {
        Json value = from;
        for (String step : path) {
            value = ((Json.Obj) value).get(step).orElseThrow();
        }
        return ((Json.Str) value).value();
    }
}
