"""The stylesheet: the few rules that a palette cannot say. A test counts them; keep it near forty.

A widget chooses its rule by a `kind` property given at construction and never changed afterwards.
Words are not styled here: `words.Words` sets its own font and colour.
"""

SHEET = """
QToolTip {{ background: {tip}; color: {on_tip}; border: 1px solid {tip}; padding: {s1}px {s2}px; }}
QFrame[kind="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: {r8}px; }}
QFrame[kind="popup"] {{ background: {surface}; border: 1px solid {line2}; }}
QFrame[kind="sheet"] {{ background: {surface}; border: 1px solid {line2}; border-radius: {r10}px; }}
QFrame[kind="flat"] {{ background: {subtle}; border: none; border-radius: {r6}px; }}
QFrame[kind="warn"] {{ background: {soon_soft}; border: none; border-radius: {r6}px; }}
QFrame[kind="lane"] {{ background: {side}; border: none; border-radius: {r8}px; }}
QFrame[kind="side"] {{ background: {side}; border: none; border-right: 1px solid {line}; }}
QFrame[kind="rule"] {{ background: {line}; border: none; }}
QFrame[kind="foot"] {{ background: {subtle}; border: none; border-top: 1px solid {line};
    border-bottom-left-radius: {r10}px; border-bottom-right-radius: {r10}px; }}
QFrame[kind="bar"] {{ background: {selected}; border: none; border-top: 1px solid {line};
    border-bottom-left-radius: {r8}px; border-bottom-right-radius: {r8}px; }}
QFrame[kind="tip"] {{ background: {tip}; border: none; border-radius: {r8}px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {{ background: {surface}; color: {text};
    border: 1px solid {input}; border-radius: {r6}px; padding: 0 {pad}px; min-height: {field}px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QPlainTextEdit, QTextEdit {{ padding: {s1}px {s2}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
    border: 2px solid {accent}; padding: 0 {pad_in}px; min-height: {field_in}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {s1_in}px {s2_in}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QLineEdit:read-only {{
    background: {subtle}; border-color: {line2}; }}
QLineEdit[kind="bare"] {{ background: transparent; border: none; padding: 0; min-height: 0; }}
QComboBox::drop-down {{ border: none; width: {field}px; }}
QComboBox::down-arrow {{ image: none; }}
QPushButton {{ background: {surface}; color: {text}; border: 1px solid {line2};
    border-radius: {r6}px; padding: 0 {pad}px; min-height: {field}px; }}
QPushButton:hover, QPushButton[kind="quiet"]:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {selected}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {text2}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 0 {pad_in}px; min-height: {field_in}px; }}
QPushButton:disabled {{ color: {off}; border-color: {line}; }}
QPushButton[kind="quiet"]:disabled {{ border-color: transparent; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {accent_down}; border-color: {accent_down}; }}
QPushButton[kind="primary"]:disabled {{ background: {subtle}; color: {off};
    border-color: {line2}; }}
QPushButton[low="true"] {{ min-height: {small}px; padding: 0 {s2}px; }}
QMenu {{ background: {surface}; border: 1px solid {line2}; padding: {s1}px; }}
QMenu::item {{ padding: {s1}px {s4}px {s1}px {s3}px; border-radius: {r6}px;
    min-height: {small}px; }}
QMenu::item:selected {{ background: {selected}; color: {text}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {s1}px; }}
QScrollBar {{ background: transparent; border: none; margin: 0; width: {bar}px; height: {bar}px; }}
QScrollBar::handle {{ background: {line2}; border-radius: {r4}px; margin: 2px;
    min-height: {field}px; min-width: {field}px; }}
QScrollBar::handle:hover {{ background: {input}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
"""
