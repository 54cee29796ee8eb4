package io.postern.config.address;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.keys.AddressKeys;
import io.postern.config.keys.QueueKeys;
import io.postern.config.object.KindFindings;
import io.postern.config.object.Known;
import io.postern.config.object.ReadyCarrier;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.AddressPlan.UidRule;
import io.postern.config.plan.IdRule;
import io.postern.config.plan.PayloadKind;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.SendRules;
import io.postern.config.plan.SendRules.Durability;
import io.postern.config.plan.SendRules.Stamp;
import io.postern.config.problem.Report;
import io.postern.config.problem.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An address whose keys are all right: its carrier's kind has the last word. */
record AddressDraft(
        AddressPart part,
        Values keys,
        Direction direction,
        Known.State carrierState,
        Optional<ReadyCarrier> carrier,
        HandlerUses.Use handler,
        Trigger trigger,
        Values settings) {

    Optional<AddressPlan> finish(Report report, ObjectNode info, Secrets secrets) {
        int before = report.problems();
        if (carrier.isPresent()) {
            new KindFindings(info, AddressKeys.ADDITIONAL_INFO.name() + ".", secrets, report)
                    .run(
                            carrier.get().kind().source(),
                            check(carrier.get().kind(), carrier.get().draft()));
        }
        checkId(report);
        checkRules(report);
        new KindFindings(part.object().content(), "", secrets, report)
                .run(part.name(), findings -> AddressKeys.ALL.check(keys, findings));
        boolean stands =
                report.problems() == before
                        && handler.stands()
                        && (carrier.isPresent() || carrierState == Known.State.WAITING);
        return stands ? Optional.of(plan()) : Optional.empty();
    }

    private void checkId(Report report) {
        if (keys.find(AddressKeys.ID_LEVEL).filter(level -> level == 0).isPresent()) {
            report.problem(
                    AddressCheck.place(part, AddressKeys.ID_LEVEL.name()),
                    "\"id_level\": expected 1 for the topic's first level, 2 for the next, or -1"
                            + " for its last, found 0");
        }
        for (var key : List.of(AddressKeys.ID_FIELD, AddressKeys.ID_LEVEL)) {
            if (direction == Direction.SEND && keys.has(key)) {
                report.note(
                        AddressCheck.place(part, key.name()),
                        "\""
                                + key.name()
                                + "\" does nothing on an address that sends; a message gets its id"
                                + " where it is received");
            }
        }
    }

    private void checkRules(Report report) {
        if (direction == Direction.RECEIVE) {
            for (var key : List.of(AddressKeys.DURABILITY, AddressKeys.STAMP)) {
                if (keys.has(key)) {
                    report.note(
                            AddressCheck.place(part, key.name()),
                            "\"" + key.name() + "\" does nothing on an address that receives");
                }
            }
            return;
        }
        if (rules().durability() == Durability.DISK && trigger.kind() != Trigger.Kind.ON_MESSAGE) {
            report.problem(
                    AddressCheck.place(part, AddressKeys.DURABILITY.name()),
                    "\"durability\": expected \"when_waiting\" where \"duration\" is not"
                            + " \"on_message\", since what is sent by the clock, or when asked, waits"
                            + " in memory, found \"disk\"");
        }
        if (keys.has(AddressKeys.STAMP) && payload() != PayloadKind.JSON) {
            report.problem(
                    AddressCheck.place(part, AddressKeys.STAMP.name()),
                    "\"stamp\": expected an address whose \"payload\" is \"json\", since nothing"
                            + " else has fields, found \"payload\": \""
                            + keys.get(AddressKeys.PAYLOAD)
                            + "\"");
        }
    }

    private SendRules rules() {
        return new SendRules(
                keys.find(AddressKeys.DURABILITY)
                        .map(word -> Durability.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Durability.WHEN_WAITING),
                keys.find(AddressKeys.STAMP).orElse(List.of()).stream()
                        .map(word -> Stamp.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }

    private Consumer<Findings> check(CarrierKind described, CarrierDraft draft) {
        if (direction == Direction.RECEIVE) {
            var address =
                    new ReceiveAddress(part.name(), part.type().orElseThrow(), trigger, settings);
            return findings -> {
                described.receiveSettings().check(settings, findings);
                draft.check(address, findings);
            };
        }
        var address =
                new PlannedSending(
                        part.name(), part.type().orElseThrow(), trigger, settings, payload());
        return findings -> {
            described.sendSettings().check(settings, findings);
            draft.check(address, findings);
        };
    }

    private AddressPlan plan() {
        return new AddressPlan(
                part.name(),
                part.object().name(),
                direction,
                part.type().orElseThrow(),
                handler.use(),
                keys.get(AddressKeys.CARRIER),
                trigger,
                keys.find(AddressKeys.TRIGGER_TYPE).orElse(part.type().orElseThrow()),
                payload(),
                UidRule.valueOf(keys.get(AddressKeys.UID).toUpperCase(Locale.ROOT)),
                new IdRule(keys.find(AddressKeys.ID_FIELD), keys.find(AddressKeys.ID_LEVEL)),
                rules(),
                queue(),
                settings,
                carrierState == Known.State.WAITING || handler.isWaiting());
    }

    private QueueLimits queue() {
        if (direction == Direction.RECEIVE || trigger.kind() != Trigger.Kind.ON_MESSAGE) {
            return QueueLimits.USUAL;
        }
        return QueueLimits.of(
                carrier.flatMap(one -> one.plan().settings().find(QueueKeys.QUEUE)),
                keys.find(QueueKeys.QUEUE));
    }

    private PayloadKind payload() {
        return PayloadKind.valueOf(keys.get(AddressKeys.PAYLOAD).toUpperCase(Locale.ROOT));
    }
}
