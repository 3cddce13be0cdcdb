package dev.anneal.numerics.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation of a tape. */
class ScalarTapeTest {

    @ParameterizedTest
    @CsvSource({
        "ADD, 2, 3, 5",
        "SUBTRACT, 2, 3, -1",
        "MULTIPLY, 2, 3, 6",
        "DIVIDE, 3, 2, 1.5",
        "POWER, 2, 3, 8",
        "FLOOR_MOD, -1, 3, 2",
        "FLOOR_MOD, 7, -3, -2",
        "MIN, 2, 3, 2",
        "MAX, 2, 3, 3",
        "LESS, 2, 3, 1",
        "LESS, 3, 3, 0",
        "LESS_OR_EQUAL, 3, 3, 1",
        "EQUAL, 3, 3, 1",
        "NOT_EQUAL, 3, 3, 0",
        "GREATER, 4, 3, 1",
        "GREATER_OR_EQUAL, 2, 3, 0",
        "AND, 1, 0, 0",
        "AND, 1, 2, 1",
        "OR, 0, 2, 1",
        "OR, 0, 0, 0"
    })
    void operationsOnTwoValues(Operation operation, double left, double right, double expected) {
        ProgramBuilder builder = Program.builder(2);
        ScalarTape tape = new ScalarTape(builder.build(builder.apply(operation, builder.input(0), builder.input(1))));
        assertThat(tape.evaluate(left, right)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "NEGATE, 2, -2",
        "ABS, -2, 2",
        "SQRT, 9, 3",
        "EXP, 1, 2.718281828459045",
        "LOG, 1, 0",
        "LOG1P, 1e-20, 1e-20",
        "SIN, 1, 0.8414709848078965",
        "COS, 0, 1",
        "TANH, 0.5, 0.46211715726000973",
        "SIGMOID, 0, 0.5",
        "SIGMOID, -800, 0",
        "SIGMOID, 800, 1",
        "FLOOR, -0.5, -1",
        "ROUND, 2.5, 3",
        "ROUND, -2.5, -2",
        "NOT, 0, 1",
        "NOT, 3, 0"
    })
    void operationsOnOneValue(Operation operation, double value, double expected) {
        ProgramBuilder builder = Program.builder(1);
        ScalarTape tape = new ScalarTape(builder.build(builder.apply(operation, builder.input(0))));
        assertThat(tape.evaluate(value)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void selectTakesOneOfTwo() {
        ProgramBuilder builder = Program.builder(1);
        int condition = builder.input(0);
        ScalarTape tape = new ScalarTape(
                builder.build(builder.apply(Operation.SELECT, condition, builder.constant(5), builder.constant(7))));
        assertThat(tape.evaluate(1)).isEqualTo(5);
        assertThat(tape.evaluate(0)).isEqualTo(7);
        assertThat(tape.inputs()).isEqualTo(1);
    }

    @Test
    void switchFunctionsChangeBranchWhereTheProgramDoes() {
        ProgramBuilder builder = Program.builder(1);
        int time = builder.input(0);
        int wave = builder.apply(Operation.FLOOR_MOD, time, builder.constant(2));
        int bend = builder.apply(Operation.ABS, builder.apply(Operation.SUBTRACT, time, builder.constant(3)));
        ScalarTape tape = new ScalarTape(builder.build(builder.apply(Operation.ADD, wave, bend)));
        assertThat(tape.switches()).isEqualTo(2);
        assertThat(tape.switchValues(5)).containsExactly(2.5, 2);
        assertThat(tape.branch(0, tape.switchValues(3.9)[0])).isEqualTo(1);
        assertThat(tape.branch(0, tape.switchValues(4)[0])).isEqualTo(2);
        assertThat(tape.branch(1, tape.switchValues(2.9)[1])).isEqualTo(-1);
    }

    @Test
    void mistakesAreRefused() {
        ProgramBuilder builder = Program.builder(1);
        int one = builder.constant(1);
        assertThatThrownBy(() -> builder.apply(Operation.ADD, one))
                .hasMessage("ADD takes 2 arguments, it was given 1.");
        assertThatThrownBy(() -> builder.apply(Operation.NEGATE, 9)).hasMessage("There is no value 9 yet.");
        assertThatThrownBy(() -> new ScalarTape(builder.build(one)).evaluate(3, 4))
                .hasMessage("The program takes 1 arguments, it was given 2.");
    }
}
