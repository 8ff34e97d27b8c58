package io.licit.cli;

import io.licit.cli.text.Paint;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.GithubRenderer;
import io.licit.core.diagnostic.JsonRenderer;
import io.licit.core.diagnostic.JunitRenderer;
import io.licit.core.diagnostic.SarifRenderer;
import io.licit.core.diagnostic.TextRenderer;
import java.util.List;

/** Findings in the form that was asked for. */
final class Findings {
    private Findings() {}

    static String render(List<Diagnostic> findings, Format format, Paint paint) {
        return switch (format) {
            case TEXT -> TextRenderer.render(findings, paint == Paint.COLOUR);
            case JSON -> JsonRenderer.render(findings);
            case SARIF -> SarifRenderer.render(findings);
            case JUNIT -> JunitRenderer.render(findings);
            case GITHUB -> GithubRenderer.render(findings);
            case HTML, XAPI, OSCAL, CSV, MARKDOWN -> throw new IllegalArgumentException("findings have no page");
        };
    }
}
