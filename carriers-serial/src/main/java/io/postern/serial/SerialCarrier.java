package io.postern.serial;

import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.link.Link;
import io.postern.api.link.LinkWatch;
import io.postern.serial.device.ConnectedDevices;
import io.postern.serial.device.DeviceMeters;
import io.postern.serial.device.Setup;
import io.postern.serial.find.FindSettings;
import io.postern.serial.identify.Dialogue;
import io.postern.serial.port.LineSettings;
import io.postern.serial.send.SendLink;
import io.postern.serial.session.DeviceLink;
import io.postern.serial.system.SystemPorts;
import java.util.ArrayList;
import java.util.List;

/** Any number of ports: one link that looks for them, and one for each that is there. */
final class SerialCarrier implements Carrier {

    private final CarrierContext context;
    private final SerialSettings settings;
    private final ConnectedDevices devices = new ConnectedDevices();
    private final Setup setup;

    SerialCarrier(CarrierContext context) {
        var values = context.settings();
        this.context = context;
        this.settings = SerialSettings.of(values);
        this.setup =
                new Setup(
                        context,
                        new SystemPorts(context.time()),
                        LineSettings.of(values),
                        Dialogue.of(values, settings.readTimeout(), context.time()),
                        settings.readTimeout(),
                        settings.giveUpAfter(),
                        devices,
                        new DeviceMeters(context.meters(), devices));
    }

    @Override
    public List<Link> links() {
        var links = new ArrayList<Link>();
        var deviceLog = new DeviceLog(context.name(), devices, settings.roster(), context.time());
        links.add(new ScanLink(context.name(), settings.scan(), this::scan, deviceLog));
        if (context.sends()) {
            links.add(new SendLink(devices, context.time()));
        }
        return links;
    }

    private PortScan scan(LinkWatch watch) {
        return new PortScan(
                FindSettings.of(context.settings()),
                FindSettings.missing(context.settings()),
                settings.maxDevices(),
                context.plugboard(),
                port -> new DeviceLink(port, setup),
                watch);
    }
}
