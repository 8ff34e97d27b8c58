package io.licit.programme.audit;

import io.licit.core.catalogue.Word;
import io.licit.programme.audit.Answer.Observation;
import io.licit.programme.consent.Ledger;
import io.licit.programme.request.Kind;
import io.licit.programme.request.LedgerSuppression;
import io.licit.programme.request.Request;
import io.licit.programme.request.Request.Step;
import io.licit.programme.request.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tests on persons' requests. */
enum RequestProbe implements Probe {
    /** None is overdue. */
    REQUESTS_IN_TIME {
        @Override
        public Answer ask(Situation situation, int limit) {
            return each(
                    situation,
                    request -> true,
                    request -> request.isOverdue(situation.day())
                            ? Optional.of(request.kind().word() + ", due on " + request.dueDay() + " by "
                                    + request.due().rule())
                            : Optional.empty(),
                    "are overdue");
        }
    },

    /** Each was acknowledged within the time that its rule allows. */
    REQUESTS_ACKNOWLEDGED {
        @Override
        public Answer ask(Situation situation, int limit) {
            return each(
                    situation,
                    request -> request.due().acknowledge().isPresent(),
                    request -> request.isUnacknowledged(situation.day())
                            ? Optional.of(request.kind().word() + ", nobody has acknowledged it in time")
                            : Optional.empty(),
                    "were not acknowledged in time");
        }
    },

    /** Each objection, opt-out, withdrawal and restriction is in the ledger, so that the next read heeds it. */
    REQUESTS_RECORDED {
        @Override
        public Answer ask(Situation situation, int limit) {
            return each(
                    situation,
                    request -> request.kind().isSuppression(),
                    request -> request.has(Step.RECORDED) || request.has(Step.REFUSED)
                            ? Optional.empty()
                            : Optional.of(request.kind().word() + ", it is not in the ledger"),
                    "are not in the ledger");
        }
    },

    /** Each erasure that was begun is through, and a search afterwards found nothing. */
    ERASURES_PROVED {
        @Override
        public Answer ask(Situation situation, int limit) {
            return each(
                    situation,
                    request -> request.kind() == Kind.ERASURE && request.has(Step.BEGUN),
                    request -> request.has(Step.FULFILLED)
                            ? Optional.empty()
                            : Optional.of(
                                    request.has(Step.REMAINING)
                                            ? "something of the person is left"
                                            : "it was begun and is not through"),
                    "are not through, or left something");
        }
    };

    @Override
    public Unit unit() {
        return Unit.NONE;
    }

    @Override
    public String word() {
        return Word.written(this);
    }

    private static Answer each(
            Situation situation, Predicate<Request> concerned, Function<Request, Optional<String>> fault, String bad) {
        List<Observation> wrong = new ArrayList<>();
        List<Request> all = new Requests(
                        situation.programme(), new LedgerSuppression(new Ledger(situation.programme())))
                .all().stream().filter(concerned).toList();
        for (Request request : all) {
            fault.apply(request).ifPresent(text -> wrong.add(new Observation("request " + request.number(), text)));
        }
        String requests = Answer.count(all.size(), "request", "requests");
        return Answer.of(
                wrong,
                all.isEmpty() ? "There is no such request." : "None of " + requests + " " + bad + ".",
                wrong.size() + " of " + requests + " " + bad + ".");
    }
}
