package io.licit.core.campaign;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Campaign;
import java.util.List;
import java.util.Optional;

/** Reads a campaign's message: subject and body, plain or HTML. */
final class MessageReader {
    private MessageReader() {}

    /** Empty where it can't be read, which is then reported. */
    static Optional<Message> read(Campaign campaign, Sources sources, Diagnostics out) {
        return Optional.of(new Message(List.of(), List.of(), List.of(), List.of(), false, campaign.language()));
    }
}
