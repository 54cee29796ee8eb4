package io.postern.serial.identify;

import io.postern.api.json.Json;
import io.postern.serial.talk.Printable;

/** Takes from an answer what a step keeps of it. */
final class Captures {

    private Captures() {}

    /**
     * @throws UnfitException when the answer does not have it
     */
    static DeviceIdentity add(Step step, byte[] answer, DeviceIdentity known)
            throws UnfitException {
        var captured = known.captured().edit();
        step.expect().ifPresent(expect -> expect.captured(answer).forEach(captured::put));
        for (var capture : step.captures()) {
            captured.put(capture.name(), expected(capture, answer));
        }
        var identity = new DeviceIdentity(known.port(), captured.build());
        if (identity.captured().text(DeviceIdentity.UID).filter(String::isEmpty).isPresent()) {
            throw new UnfitException(
                    "expected a \"uid\" that is not empty, found "
                            + Printable.of(answer)
                            + StepFailure.ANOTHER);
        }
        return identity;
    }

    private static Json expected(Capture capture, byte[] answer) throws UnfitException {
        try {
            return capture.of(answer);
        } catch (UnfitException unfit) {
            throw new UnfitException("expected " + unfit.getMessage() + StepFailure.ANOTHER);
        }
    }
}
