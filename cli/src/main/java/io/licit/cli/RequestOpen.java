package io.licit.cli;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.workspace.Settings;
import io.licit.engine.erase.PersonData;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Kind;
import io.licit.programme.request.Request;
import io.licit.programme.request.Requests;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a request. */
@CommandLine.Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Open a person's request; the law of the person's place says when it is due.")
final class RequestOpen extends Command {
    @Parameters(
            paramLabel = "KIND",
            description = "access, portability, rectification, erasure, restriction, objection, opt-out, withdrawal or"
                    + " limit.")
    private String kind = "";

    @Option(names = "--person", required = true, paramLabel = "ID", description = "The person's key.")
    private String person = "";

    @Option(names = "--received", paramLabel = "DATE", description = "The day on which it came; else today.")
    private @Nullable String received;

    @Option(names = "--channel-of-receipt", paramLabel = "WORDS", description = "How it came, such as email or phone.")
    private String receipt = "";

    @Option(
            names = "--purpose",
            paramLabel = "PURPOSE",
            split = ",",
            description = "What an objection, opt-out or withdrawal is about; else everything.")
    private List<String> purposes = List.of();

    @Option(names = "--channel", paramLabel = "CHANNEL", split = ",", description = "Likewise; else every channel.")
    private List<String> channels = List.of();

    @Mixin
    private By by = new By();

    RequestOpen(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Actor actor = by.actor(shell);
        Kind asked = word(Kind.class, kind, "kind of request");
        if (person.isBlank()) {
            throw options.usage("`--person` is empty");
        }
        Set<Purpose> about = words(Purpose.class, purposes, "purpose");
        Set<Channel> over = words(Channel.class, channels, "channel");
        try (RequestDesk desk = RequestDesk.open(this)) {
            LocalDate day = received == null ? desk.today() : options.day(received);
            PersonData data = PersonData.find(
                    desk.opened().folder(),
                    desk.workspace().catalogue(),
                    person,
                    desk.opened().asOf());
            if (!data.isKnown()) {
                say("nobody in the data has the key `" + person
                        + "`: the request is opened, due by the strictest law there is");
            }
            Settings settings = desk.workspace().settings();
            Requests.Asked all = new Requests.Asked(
                    asked, person.strip(), data.country(), data.region(), day, about, over, receipt.strip());
            Request opened = RequestDesk.told(() ->
                    desk.requests().open(all, desk.opened().book(), settings.sector(), settings.organisation(), actor));
            RequestWords words = new RequestWords(desk.today(), paint());
            print(format == Format.JSON ? desk.json().whole(opened).print() + "\n" : words.show(opened));
            return Exit.OK;
        }
    }

    private static <E extends Enum<E> & Word> Set<E> words(Class<E> vocabulary, List<String> some, String what) {
        Set<E> found = new HashSet<>();
        some.forEach(one -> found.add(word(vocabulary, one, what)));
        return found;
    }

    private static <E extends Enum<E> & Word> E word(Class<E> vocabulary, String text, String what) {
        return Word.of(vocabulary, text)
                .orElseThrow(() -> CliException.usage(
                        "there is no " + what + " `" + text + "`; there is "
                                + String.join(", ", Word.words(vocabulary)),
                        Suggestions.didYouMean(text, Word.words(vocabulary)).text()));
    }
}
