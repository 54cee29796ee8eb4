package io.postern.mqtt;

class Mqtt5ContractTest extends ContractRig {

    Mqtt5ContractTest() {
        super(5);
    }
}
