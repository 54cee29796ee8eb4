package io.postern.mqtt;

class Mqtt3ContractTest extends ContractRig {

    Mqtt3ContractTest() {
        super(3);
    }
}
