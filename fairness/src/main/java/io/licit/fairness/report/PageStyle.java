package io.licit.fairness.report;

/** How the page looks: tokens of light and dark, screens from 320 px, forced colours, A4. */
final class PageStyle {
    static final String SHEET = tokens() + screen() + tables() + charts() + paper();

    private PageStyle() {}

    private static String tokens() {
        return """

            :root{color-scheme:light dark;
            --paper:#f6f6f3;--surface:#fff;--ink:#1a1f24;--muted:#56606a;--line:#d7d9d3;--accent:#0b5c66;--soft:#e2f0f1;
            --fail:#a8201a;--fail-soft:#fbe9e7;--review:#7a4a00;--review-soft:#fdf1d8;--open:#3d4a9a;--open-soft:#e9ebfa;
            --pass:#17663d;--pass-soft:#e3f3e9;--bar:#3b8a95;--whisker:#1a1f24;
            --shade-0:#f1f4f3;--shade-1:#d5e8ea;--shade-2:#a5ced3;--shade-3:#3b7f89;--shade-4:#0b4a53;
            --on-low:#1a1f24;--on-high:#fff}
            @media screen and (prefers-color-scheme:dark){:root{
            --paper:#121518;--surface:#1a1e22;--ink:#e9ebed;--muted:#a6afb8;--line:#31373d;--accent:#6cc5cf;--soft:#1d3438;
            --fail:#ff9b93;--fail-soft:#3a1f1d;--review:#f2c069;--review-soft:#352913;--open:#b3bcff;--open-soft:#242a4a;
            --pass:#7fd3a2;--pass-soft:#173224;--bar:#3b8a95;--whisker:#e9ebed;
            --shade-0:#23282d;--shade-1:#1f3b40;--shade-2:#24575f;--shade-3:#7cc0c9;--shade-4:#bfe6ea;
            --on-low:#e9ebed;--on-high:#10161a}}
            """;
    }

    private static String screen() {
        return """
            *{box-sizing:border-box}
            html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
            body{margin:0 auto;max-width:74rem;padding:1.5rem 1.25rem 4rem;background:var(--paper);color:var(--ink);
            font:15px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;
            font-variant-numeric:tabular-nums;overflow-wrap:break-word}
            h1{font-size:1.6rem;font-weight:650;line-height:1.25;margin:0 0 .25rem}
            h2{font-size:1.25rem;font-weight:650;line-height:1.3;margin:0 0 .5rem}
            h3{font-size:1.05rem;font-weight:650;margin:2rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--line)}
            h4{font-size:1rem;font-weight:650;margin:1.5rem 0 .35rem}
            h2+h4,h3+.result h4{margin-top:.5rem}
            p{margin:.4rem 0;max-width:46rem}
            header p,.note,.facts,figcaption,small{color:var(--muted)}
            section{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:1.25rem 1.4rem 1.4rem;
            margin:1.25rem 0}
            dl+h3{margin-top:1.25rem}
            section p+h2{margin-top:1.75rem}
            a{color:var(--accent);text-underline-offset:.15em}
            a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
            :target{scroll-margin-top:1rem}
            code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86em}
            pre{margin:.6rem 0;padding:.7rem .9rem;background:var(--paper);border:1px solid var(--line);border-radius:6px;
            white-space:pre-wrap;overflow-wrap:anywhere}
            .facts code{overflow-wrap:anywhere}
            dl{margin:.5rem 0;display:grid;gap:.55rem}
            dl div{display:grid;grid-template-columns:9.5rem minmax(0,46rem);gap:.2rem 1rem}
            dt{font-weight:650}dd{margin:0}
            .sources{margin:.4rem 0;padding-left:1.2rem;max-width:52rem;color:var(--muted)}
            """;
    }

    private static String tables() {
        return """
            .scroll{overflow-x:auto;margin:.6rem 0;border-radius:4px}
            table{border-collapse:collapse;width:100%;font-size:.87rem;line-height:1.35}
            caption{text-align:left;font-weight:650;padding:.3rem 0}
            caption span{display:inline-block;position:sticky;left:0;max-width:calc(100vw - 4rem)}
            th,td{padding:.38rem .55rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);
            unicode-bidi:isolate}
            th:first-child,td:first-child{padding-left:.15rem}
            thead th{vertical-align:bottom;color:var(--muted);font-weight:600;border-bottom:2px solid var(--line)}
            tbody th,tfoot th{font-weight:500;min-width:7rem}
            tfoot th,tfoot td{border-bottom:0;color:var(--muted)}
            td,.number{text-align:right;white-space:nowrap}
            td.word,td.verdict{text-align:left;white-space:normal}
            thead .number{white-space:normal}
            .verdict{min-width:8.5rem}
            td code,th code{overflow-wrap:anywhere}
            tbody th:has(code){min-width:13rem}
            tbody th[colspan]{font-weight:600;background:var(--paper)}
            .shade-0,.shade-1,.shade-2{color:var(--on-low)}.shade-3,.shade-4{color:var(--on-high)}
            .shade-0{background:var(--shade-0)}.shade-1{background:var(--shade-1)}.shade-2{background:var(--shade-2)}
            .shade-3{background:var(--shade-3)}.shade-4{background:var(--shade-4)}
            th small,td small{display:block;font-weight:400;font-size:.92em}
            nav{margin:.4rem 0;font-size:.93rem}nav a{display:inline-block;min-height:24px}
            .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
            .chip{display:inline-block;white-space:nowrap;padding:.05rem .5rem;border:1px solid currentColor;border-radius:6px;font-weight:600;
            font-size:.85rem}
            .adverse-impact{color:var(--fail);background:var(--fail-soft)}
            .concern{color:var(--review);background:var(--review-soft)}
            .insufficient,.cannot-tell{color:var(--open);background:var(--open-soft);border-style:dashed}
            .no-concern{color:var(--ink);background:var(--surface)}
            details{margin:.6rem 0;border-top:1px solid var(--line)}
            summary{cursor:pointer;padding:.45rem 0;min-height:24px;color:var(--accent)}
            @media (max-width:40rem){body{padding:1rem .6rem 3rem}section{padding:.9rem .8rem 1rem}
            dl div{grid-template-columns:minmax(0,1fr)}}
            """;
    }

    private static String charts() {
        return """
            .shared{position:absolute}
            figure{margin:.8rem 0}
            figcaption{font-size:.85rem;max-width:46rem}
            .chart svg{display:block;width:100%;min-width:44rem;max-width:50rem;height:auto}
            svg text{font-size:12px;fill:var(--ink);font-family:inherit}
            svg .code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:11px}
            svg .strong{font-weight:700}
            svg .end{text-anchor:end}svg .middle{text-anchor:middle}
            svg .tick,svg .note{fill:var(--muted);font-size:11px}
            svg .value{font-weight:600;paint-order:stroke;stroke:var(--surface);stroke-width:3px;stroke-linejoin:round}
            svg .grid{fill:none;stroke:var(--line);stroke-width:1}
            svg .zero{stroke:var(--muted);stroke-width:1}
            svg .limit{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 4}
            svg .whisker{fill:none;stroke:var(--whisker);stroke-width:1.3}
            svg .mark{stroke:var(--ink);stroke-width:1.5}
            svg .bar{fill:var(--bar);stroke:var(--bar);stroke-width:1}
            svg .bar.adverse-impact{fill:url(#chart-hatch);stroke:var(--fail)}
            svg .bar.concern{fill:var(--review-soft);stroke:var(--review);stroke-width:1.5;stroke-dasharray:1.5 2}
            svg .bar.insufficient,svg .bar.cannot-tell{fill:var(--open-soft);stroke:var(--open);stroke-width:1.2;
            stroke-dasharray:5 3}
            .hatch-ground{fill:var(--fail-soft)}.hatch-stroke{fill:var(--fail)}
            svg .point{fill:var(--soft);fill-opacity:.85;stroke:var(--accent);stroke-width:1.5}
            svg .base{fill:var(--review-soft);stroke:var(--review)}
            svg .pin{fill:var(--surface);stroke:none}
            @media (forced-colors:active){
            svg text{fill:CanvasText}svg .tick,svg .note{fill:CanvasText}
            svg .grid,svg .zero{stroke:GrayText}
            svg .limit,svg .whisker,svg .mark{stroke:CanvasText}
            svg .bar{fill:Canvas;stroke:CanvasText}
            .hatch-ground{fill:Canvas}.hatch-stroke{fill:GrayText}
            svg .bar.adverse-impact{stroke:CanvasText}
            svg .bar.concern,svg .bar.insufficient,svg .bar.cannot-tell{fill:Canvas;stroke:CanvasText}
            svg .point,svg .base,svg .pin{fill:Canvas;stroke:CanvasText}
            svg .value{fill:CanvasText;stroke:Canvas}}
            """;
    }

    /** On paper everything is unfolded, nothing scrolls, and a chart is never cut. */
    private static String paper() {
        return """
            @page{size:A4;margin:14mm 12mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}}
            @media print{
            :root{color-scheme:light;--paper:#fff}
            *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
            body{max-width:none;padding:0;font-size:9.5pt;line-height:1.4}
            section{border:0;border-radius:0;padding:0;margin:0 0 7mm}
            p,dl div,.sources{max-width:none}
            .segment+.segment{break-before:page}nav{display:none}
            h1,h2,h3,h4,caption,summary,.found{break-after:avoid}
            figure,pre,dl div,tr,.found{break-inside:avoid}
            h3{margin:6mm 0 1mm;padding-top:2mm}h4{margin:4mm 0 1mm}figure{margin:2mm 0}.scroll{margin:2mm 0}
            thead,tbody tr:first-child{break-after:avoid}tbody tr:last-child,tfoot tr{break-before:avoid}
            p{orphans:3;widows:3}
            thead{display:table-header-group}tfoot{display:table-row-group}
            .scroll{overflow:visible}
            .chart svg{min-width:0;max-width:100%}
            table{font-size:7.3pt;line-height:1.25}
            th,td{padding:1.4pt 3pt}
            tbody th,tfoot th{min-width:24mm}tbody th:has(code){min-width:44mm}.verdict{min-width:23mm}caption span{position:static;max-width:none}
            .chip{font-size:7.3pt;padding:0 3pt}
            td .chip{border-radius:3pt}
            figcaption{font-size:8pt}
            a{color:inherit;text-decoration:none}
            summary{list-style:none;color:inherit}
            details:not([open])::details-content{content-visibility:visible;display:block;block-size:auto}}
            """;
    }
}
