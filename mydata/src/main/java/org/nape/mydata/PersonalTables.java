package org.nape.mydata;

import java.util.List;

/** All that a service keeps of persons. What is not in here is neither shown to them nor erased. */
public interface PersonalTables {
    /** In an order in which they can be erased: what refers to another comes before it. */
    List<PersonalTable> inOrder();
}
