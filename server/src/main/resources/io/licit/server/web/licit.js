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
