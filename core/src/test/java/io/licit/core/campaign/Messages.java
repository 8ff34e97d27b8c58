package io.licit.core.campaign;

import io.licit.core.source.SourceFile;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Messages and assessments for tests. */
final class Messages {
    private Messages() {}

    /** Of one passage, in a language that nobody states. */
    static Message of(Message.Part part, String words) {
        SourceFile file = new SourceFile("mail.txt", words);
        Message.Passage passage = Body.of(file).whole(part);
        return new Message(List.of(passage), List.of(), List.of(), List.of(), false, Optional.empty());
    }

    static String proof(Collection<String> segments) {
        return """
                assessment: proof
                kind: substantiation
                title: What we can show
                segments: [%s]
                conclusion: It is so.
                answers: {%s}
                outcome: passes
                signed_by: officer@emporium.example
                signed_at: 2026-11-01
                expires_at: 2027-10-01
                evidence: [https://emporium.example/evidence]
                """.formatted(String.join(", ", segments), "claim: It is so.");
    }
}
