package io.licit.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class IdentifierTest {
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "EMAIL|  Jane.Doe@Example.COM  |jane.doe@example.com",
                "EMAIL|jane+news@gmail.com|jane+news@gmail.com",
                "EMAIL|no address|",
                "EMAIL|a@b@c|",
                "EMAIL|@example.com|",
                "EMAIL|ann@münchen.example|ann@münchen.example",
                "EMAIL_AT_GOOGLE|User.Name+tag@Gmail.com|username@gmail.com",
                "EMAIL_AT_GOOGLE|u.s.e.r@googlemail.com|user@googlemail.com",
                "EMAIL_AT_GOOGLE|user.name+tag@example.com|user.name+tag@example.com",
                "EMAIL_AT_GOOGLE|user@notgmail.com|user@notgmail.com",
                "EMAIL_AT_GOOGLE|+only@gmail.com|",
                "PHONE|+1 (657) 777-0000|+16577770000",
                "PHONE|0049 (0)176 5464 8789|+4917654648789",
                "PHONE|0176-54648789|",
                "PHONE|+49 176 CALL ME|",
                "PHONE|+0123456789|",
                "PHONE|+1234567890123456|",
                "PHONE_DIGITS|+374 93-828222|37493828222",
                "NAME| José |josé",
                "NAME|O'Brien-Smith Jr.|obriensmith jr",
                "NAME|ÅSA  LINDÉN|åsa lindén",
                "NAME|陈|陈",
                "NAME|...|",
                "TOWN|São Paulo|sãopaulo",
                "COUNTRY| de |DE",
                "COUNTRY|Germany|",
                "COUNTRY_LOWER|US|us",
                "POSTAL_CODE|94035-1234|94035",
                "POSTAL_CODE|SW1A 1AA|sw1a1aa",
                "POSTAL_CODE|00-950|00950",
            })
    void is_written_as_the_platforms_say(Identifier identifier, String value, String written) throws SQLException {
        assertThat(one(identifier.sql("v"), value)).isEqualTo(written);
    }

    /**
     * The first is of TikTok's page on the ids of customer files, the next four are of Meta's on customer file audiences;
     * the others were made with another program.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL|JaneDoe@gmail.com|d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69",
                "EMAIL| Mary@example.com|f1904cf1a9d73a55fa5de0ac823c4403ded71afd4c3248d00bdcd0866552bb79",
                "NAME|John|96d9632f363564cc3032521409cf22a852f2032eec099ed5967c0d000cec607a",
                "NAME|SMITH|6627835f988e2c5e50533d491163072d3f4f41f5c8b04630150debb3722ca2dd",
                "COUNTRY_LOWER|US|79adb2a2fce5c6ba215fe5f27f532d4e7edbac4b6a5e09e1ef3a08084a904621",
                "PHONE|+1 657 777 0000|a6e82c2f4091baff57a4f33d01efb65bfbeacbbfbcfaa9d0ff9f57d28d78fedb",
                "EMAIL_AT_GOOGLE|User.Name+tag@Gmail.com|f7976af5cad49504523379918222f1da1c1e231cd5d0770603c3e71e5e30e030",
                "PHONE|0049 176 54648789|e45d8b1a608ae4a6ed5c805c2d3c03f0b1195ee333bb2dee4782bf38362e4218",
                "NAME|José|d994e1d001886fe5b45b1267bd1fa2b752ac50742579bd3dad7b2a2aa0ed6866",
            })
    void is_hashed_to_the_known_answer(Identifier identifier, String value, String answer) throws SQLException {
        assertThat(one(identifier.hashed("v"), value)).isEqualTo(answer);
    }

    @ParameterizedTest
    @EnumSource(Identifier.class)
    void nothing_has_no_hash(Identifier identifier) throws SQLException {
        for (String nothing : new String[] {"", " ", "\u00a0", "\t\n", "-", "?"}) {
            assertThat(one(identifier.hashed("v"), nothing)).isNull();
        }
        assertThat(one(identifier.hashed("CAST(NULL AS VARCHAR)"), "x")).isNull();
    }

    @Test
    void letters_in_parts_are_put_together() throws SQLException {
        assertThat(one(Identifier.NAME.sql("v"), "Jose\u0301")).isEqualTo("jos\u00e9");
    }

    private static String one(String expression, String value) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + expression + " FROM (SELECT ? AS v)")) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
