package io.postern.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Sets up the plain log where our launcher did not name {@link LogProvider}: in tests, and in
 * programs that hold our classes. Logback asks it first, so that it looks for no XML files.
 */
public final class CodeConfigurator extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        new Logging(context).set(LogLevels.INFO, LogForm.PLAIN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
