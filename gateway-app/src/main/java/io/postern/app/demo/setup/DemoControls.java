package io.postern.app.demo.setup;

/** What can be taken away in a demonstration. */
public record DemoControls(Switch cloud, Switch cable) {

    private static final int CLOUD = 'c';
    private static final int CABLE = 'b';

    /** Does what a key is for, if it is for anything here. */
    public void press(int key) {
        switch (Character.toLowerCase(key)) {
            case CLOUD -> cloud.turn();
            case CABLE -> cable.turn();
            default -> {}
        }
    }

    /** What the keys would do now. */
    public String keys() {
        return (cloud.isOn() ? "c takes the cloud away" : "c brings the cloud back")
                + ", "
                + (cable.isOn() ? "b unplugs a BENCHLAB" : "b plugs it in again")
                + ", q ends";
    }
}
