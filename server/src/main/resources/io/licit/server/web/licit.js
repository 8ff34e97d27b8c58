// What pages do by themselves beside htmx: a key to search, a guard for what is not saved, and work as it goes on.
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    var search = document.querySelector("[data-search]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && search) {
      event.preventDefault();
      search.focus();
    }
  });
  var unsaved = false;
  document.querySelectorAll("form[data-guard]").forEach(function (form) {
    form.addEventListener("input", function () { unsaved = true; });
    form.addEventListener("submit", function () { unsaved = false; });
  });
  // What is kept as a draft is not lost by going away.
  document.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.successful && /\/(draft|build)$/.test(event.detail.pathInfo.requestPath)) {
      unsaved = false;
    }
  });
  window.addEventListener("beforeunload", function (event) {
    if (unsaved) {
      event.preventDefault();
    }
  });
  // Steps of a segment's text, whoever made them: taken back and made again. The server makes the rows of each anew.
  var steps = [];
  var at = -1;
  var stepping = false;
  var typedAt = 0;
  function text() { return document.getElementById("text"); }
  function tell() {
    document.querySelectorAll("[data-undo]").forEach(function (button) {
      button.disabled = button.dataset.undo === "back" ? at < 1 : at >= steps.length - 1;
    });
  }
  // What is typed in one go is one step.
  function remember(isTyped) {
    var field = text();
    if (!field || !document.querySelector("[data-undo]")) {
      return;
    }
    if (!stepping && field.value !== steps[at]) {
      unsaved = unsaved || at >= 0;
      var isGoingOn = isTyped === true && Date.now() - typedAt < 800 && at > 0 && at === steps.length - 1;
      typedAt = isTyped === true ? Date.now() : 0;
      steps = steps.slice(Math.max(0, at - 199), isGoingOn ? at : at + 1);
      steps.push(field.value);
      at = steps.length - 1;
    }
    tell();
  }
  function step(by) {
    if (at + by < 0 || at + by >= steps.length) {
      return;
    }
    at += by;
    htmx.trigger("#builder", "htmx:abort");
    stepping = true;
    text().value = steps[at];
    text().dispatchEvent(new Event("input", { bubbles: true }));
    stepping = false;
    tell();
  }
  remember();
  document.addEventListener("input", function (event) {
    if (event.target.id === "text") {
      remember(true);
    }
  });
  document.addEventListener("htmx:afterSettle", remember);
  document.addEventListener("click", function (event) {
    var way = event.target.dataset ? event.target.dataset.undo : undefined;
    if (way) {
      step(way === "back" ? -1 : 1);
    }
  });
  document.addEventListener("keydown", function (event) {
    var key = event.key.toLowerCase();
    var field = event.target;
    var isTyped = field.tagName === "INPUT" && field.type !== "checkbox" && field.value !== field.defaultValue;
    var isOfBuilder = field.closest && field.closest("#builder, [data-undo]");
    if ((event.ctrlKey || event.metaKey) && isOfBuilder && !isTyped && (key === "z" || key === "y")) {
      event.preventDefault();
      step(key === "y" || event.shiftKey ? 1 : -1);
    }
  });
  // What is chosen stands in the address.
  document.addEventListener("change", function (event) {
    var name = event.target.dataset ? event.target.dataset.url : undefined;
    if (name) {
      var here = new URL(window.location.href);
      here.searchParams.set(name, event.target.value);
      window.history.replaceState(null, "", here);
    }
  });
  // What waits for data that is being read looks again: the answer beside a text, or the page.
  function again() {
    document.querySelectorAll("[data-again]:not([data-looks])").forEach(function (waits) {
      waits.dataset.looks = "";
      window.setTimeout(function () {
        var field = waits.closest("#answer") ? text() : null;
        if (!waits.isConnected) {
          return;
        }
        if (field) {
          htmx.trigger(field, "again");
        } else {
          window.location.reload();
        }
      }, 1000 * waits.dataset.again);
    });
  }
  again();
  document.addEventListener("htmx:afterSettle", again);
  // Work that goes on elsewhere: how far it is, and its page when it is over.
  document.querySelectorAll("[data-events]").forEach(function (work) {
    if (!work.querySelector("progress")) {
      return;
    }
    var events = new EventSource(work.dataset.events);
    events.addEventListener("step", function (event) {
      var stands = JSON.parse(event.data);
      work.querySelector("progress").value = stands.percent;
      work.querySelector("[data-step]").textContent = stands.step;
    });
    events.addEventListener("over", function () {
      events.close();
      window.location.assign(work.dataset.then);
    });
  });
})();
