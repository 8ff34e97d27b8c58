package io.licit.programme.request;

/** How the page of an answer looks: light and dark, from 320 px, and on paper. */
final class AnswerStyle {
    static final String SHEET = """

            :root{color-scheme:light dark;
            --paper:#f6f6f3;--surface:#fff;--ink:#1a1f24;--muted:#56606a;--line:#d7d9d3;--accent:#0b5c66;--soft:#e2f0f1;
            --out:#7a4a00;--out-soft:#fdf1d8}
            @media screen and (prefers-color-scheme:dark){:root{
            --paper:#121518;--surface:#1a1e22;--ink:#e9ebed;--muted:#a6afb8;--line:#31373d;--accent:#6cc5cf;--soft:#1d3438;
            --out:#f2c069;--out-soft:#352913}}
            *{box-sizing:border-box}
            html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
            body{margin:0 auto;max-width:62rem;padding:2rem 1.25rem 4rem;background:var(--paper);color:var(--ink);
            font:16px/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC","PingFang SC",sans-serif;
            font-variant-numeric:tabular-nums;overflow-wrap:break-word}
            h1{font-size:1.75rem;font-weight:650;line-height:1.25;margin:0 0 .35rem}
            h2{font-size:1.25rem;font-weight:650;line-height:1.3;margin:0 0 .6rem}
            h3{font-size:1.05rem;font-weight:650;margin:0}
            p{margin:.4rem 0;max-width:44rem}
            header p,.note,footer{color:var(--muted)}
            nav{margin:1rem 0 0;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem}
            a{color:var(--accent);text-underline-offset:.15em}
            a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
            section{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:1.25rem 1.4rem 1.4rem;
            margin:1.25rem 0}
            dl{margin:.5rem 0;display:grid}
            dl div{display:grid;grid-template-columns:13rem minmax(0,1fr);gap:.1rem 1rem;padding:.35rem 0;
            border-top:1px solid var(--line)}
            dl div:first-child{border-top:0}
            dt{color:var(--muted)}dd{margin:0}
            .scroll{overflow-x:auto;margin:.5rem 0 1rem}
            table{border-collapse:collapse;font-size:.9rem;width:100%}
            caption{text-align:left;font-weight:650;padding:.25rem 0}
            th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-top:1px solid var(--line)}
            th{color:var(--muted);font-weight:600;white-space:nowrap;border-top:0}
            .segment{border-top:1px solid var(--line);padding:1rem 0 .4rem}
            .segment:first-of-type{border-top:0;padding-top:.2rem}
            .head{display:flex;flex-wrap:wrap;gap:.3rem .7rem;align-items:baseline}
            .badge{font-size:.8rem;font-weight:650;border-radius:99px;padding:.05rem .65rem;background:var(--paper);
            color:var(--muted);border:1px solid var(--line)}
            .in .badge{background:var(--soft);color:var(--accent);border-color:var(--accent)}
            .kept .badge{background:var(--out-soft);color:var(--out);border-color:var(--out)}
            details{margin:.4rem 0}summary{cursor:pointer;color:var(--accent)}
            ul{margin:.4rem 0;padding-left:1.2rem;max-width:44rem}li{margin:.3rem 0}
            cite{font-style:normal;color:var(--muted)}
            @media (max-width:40rem){dl div{grid-template-columns:1fr}}
            @media print{body{max-width:none;padding:0;background:none;font-size:10.5pt}
            section{border:0;padding:0;margin:1.2rem 0}nav,summary{display:none}
            .segment,tr,dl div{break-inside:avoid}.scroll{overflow:visible}a{color:inherit;text-decoration:none}
            @page{size:A4;margin:18mm 16mm}}
            """;

    private AnswerStyle() {}
}
