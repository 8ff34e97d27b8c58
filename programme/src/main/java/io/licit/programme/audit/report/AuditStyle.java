package io.licit.programme.audit.report;

/** How the page of an audit looks: light and dark, from 320 px, and on paper. */
final class AuditStyle {
    static final String SHEET = """

            :root{color-scheme:light dark;
            --paper:#f6f6f3;--surface:#fff;--ink:#1a1f24;--muted:#56606a;--line:#d7d9d3;--accent:#0b5c66;
            --fail:#a8201a;--fail-soft:#fbe9e7;--pass:#17663d;--pass-soft:#e3f3e9;--open:#7a4a00;--open-soft:#fdf1d8;
            --none:#8a929a}
            @media screen and (prefers-color-scheme:dark){:root{
            --paper:#121518;--surface:#1a1e22;--ink:#e9ebed;--muted:#a6afb8;--line:#31373d;--accent:#6cc5cf;
            --fail:#ff9b93;--fail-soft:#3a1f1d;--pass:#7fd3a2;--pass-soft:#173224;--open:#f2c069;--open-soft:#352913;
            --none:#6d7680}}
            *{box-sizing:border-box}
            html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
            body{margin:0 auto;max-width:74rem;padding:1.5rem 1.25rem 4rem;background:var(--paper);color:var(--ink);
            font:15px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC","PingFang SC",sans-serif;
            font-variant-numeric:tabular-nums;overflow-wrap:break-word}
            h1{font-size:1.6rem;font-weight:650;line-height:1.25;margin:0 0 .25rem}
            h2{font-size:1.25rem;font-weight:650;line-height:1.3;margin:0 0 .5rem}
            p{margin:.4rem 0;max-width:46rem}
            header p,.note,footer,small{color:var(--muted)}
            a{color:var(--accent);text-underline-offset:.15em}
            a:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
            section{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:1.25rem 1.4rem 1.4rem;
            margin:1.25rem 0}
            .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:0;padding:0;
            list-style:none}
            .tiles li{border:1px solid var(--line);border-radius:8px;padding:.6rem .9rem}
            .tiles b{display:block;font-size:1.7rem;font-weight:650;line-height:1.2}
            .tiles .bad b{color:var(--fail)}.tiles .good b{color:var(--pass)}
            .scroll{overflow-x:auto}
            table{border-collapse:collapse;width:100%;font-size:.92rem}
            th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-top:1px solid var(--line)}
            thead th{color:var(--muted);font-weight:600;border-top:0;white-space:nowrap}
            tbody th{font-weight:650}
            .day{white-space:nowrap}td:last-child{min-width:8rem}
            td ul{margin:.3rem 0 0;padding-left:1.1rem}
            .state{white-space:nowrap;font-weight:650;border-radius:99px;padding:.05rem .6rem;font-size:.85rem}
            .pass{color:var(--pass);background:var(--pass-soft)}
            .fail,.error,.overdue{color:var(--fail);background:var(--fail-soft)}
            .open{color:var(--open);background:var(--open-soft)}
            .accepted,.not-applicable{color:var(--muted);background:var(--paper)}
            svg .pass{fill:var(--pass)}svg .fail,svg .error{fill:var(--fail)}svg .not-applicable{fill:var(--none)}
            svg{display:block}
            @media print{body{max-width:none;padding:0;background:none;font-size:9.5pt}
            section{border:0;padding:0;margin:1.2rem 0}tr,.tiles li{break-inside:avoid}.scroll{overflow:visible}
            a{color:inherit}@page{size:A4;margin:16mm 14mm}}
            """;

    private AuditStyle() {}
}
