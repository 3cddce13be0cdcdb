package dev.anneal.conformance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Conditions on the packages that classes are in. */
final class ArchitectureConditions {
    private ArchitectureConditions() {}

    static ArchCondition<JavaClass> inPackage(String words, Predicate<JavaPackage> condition) {
        return new ArchCondition<>("be in a package that is " + words) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                boolean satisfied = condition.test(javaClass.getPackage());
                events.add(new SimpleConditionEvent(
                        javaClass, satisfied, javaClass.getPackageName() + (satisfied ? " is " : " is not ") + words));
            }
        };
    }
}
