package shop;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIdentityReference;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators.PropertyGenerator;
import java.util.List;
import java.util.Map;

record Order(
    Customer customer,
    List<Customer> watchers,
    @JsonIdentityReference(alwaysAsId = true) Customer payer,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
        @JsonSubTypes({
          @JsonSubTypes.Type(value = Card.class, name = "card"),
          @JsonSubTypes.Type(value = Transfer.class, name = "transfer")
        })
        Payment payment,
    @JsonAnyGetter Map<String, List<String>> labels) {}

/** Written whole where it comes first, and as its id from then on. */
@JsonIdentityInfo(generator = PropertyGenerator.class, property = "id")
record Customer(long id, String name) {}

interface Payment {}

record Card(String last4) implements Payment {}

record Transfer(String iban) implements Payment {}
