package io.licit.server.view;

import java.util.List;

/** What somebody has said of a segment that is to be made. @param basis blank where none is stated */
public record NewSegmentView(
        String id,
        String title,
        String purpose,
        List<String> channels,
        String basis,
        String reason,
        String owner,
        List<String> said) {
    public NewSegmentView {
        channels = List.copyOf(channels);
        said = List.copyOf(said);
    }

    public NewSegmentView saying(List<String> sentences) {
        return new NewSegmentView(id, title, purpose, channels, basis, reason, owner, sentences);
    }
}
